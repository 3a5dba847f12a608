/* font/bundled.c - the font files that come with the program */
#include "font/bundled.h"

#include <hb.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

#define LITERATA  "Literata", "literata/Literata-"
#define SOURCE    "Source Sans 3", "source-sans-3/SourceSans3-"
#define JETBRAINS "JetBrains Mono", "jetbrains-mono/JetBrainsMono-"

const struct bundled_file bundled_files[] = {
	{LITERATA "Regular.ttf", 400, false},
	{LITERATA "Italic.ttf", 400, true},
	{LITERATA "SemiBold.ttf", 600, false},
	{LITERATA "SemiBoldItalic.ttf", 600, true},
	{LITERATA "Bold.ttf", 700, false},
	{LITERATA "BoldItalic.ttf", 700, true},
	{SOURCE "Regular.ttf", 400, false},
	{SOURCE "Italic.ttf", 400, true},
	{SOURCE "SemiBold.ttf", 600, false},
	{SOURCE "SemiBoldItalic.ttf", 600, true},
	{SOURCE "Bold.ttf", 700, false},
	{SOURCE "BoldItalic.ttf", 700, true},
	{JETBRAINS "Regular.ttf", 400, false},
	{JETBRAINS "Italic.ttf", 400, true},
	{JETBRAINS "Bold.ttf", 700, false},
	{JETBRAINS "BoldItalic.ttf", 700, true},
	{"DejaVu Sans", "dejavu/DejaVuSans.ttf", 400, false},
	{"DejaVu Sans", "dejavu/DejaVuSans-Bold.ttf", 700, false},
	{"DejaVu Sans Mono", "dejavu/DejaVuSansMono.ttf", 400, false},
	{"Noto Emoji", "noto-emoji/NotoEmoji-Regular.ttf", 400, false},
	{"Amiri", "amiri/Amiri-Regular.ttf", 400, false},
	{"Amiri", "amiri/Amiri-Bold.ttf", 700, false},
	{"Noto Serif Hebrew", "noto/NotoSerifHebrew-Regular.ttf", 400, false},
	{"Noto Sans Devanagari", "noto/NotoSansDevanagari-Regular.ttf", 400,
         false},
	{"Noto Sans Thai", "noto/NotoSansThai-Regular.ttf", 400, false},
	{"Droid Sans Fallback", "droid-sans-fallback/DroidSansFallbackFull.ttf",
         400, false},
};
const int bundled_file_count = COUNT(bundled_files);

const char *const bundled_families[FONT_FAMILIES] = {
	[FONT_SERIF] = "Literata",
	[FONT_SANS] = "Source Sans 3",
	[FONT_MONO] = "JetBrains Mono",
};

/* DejaVu Sans has some Arabic and Hebrew, but less of it than the fonts made
 * for them: those name their script, and are asked first for it. */
const struct bundled_fallback bundled_fallbacks[] = {
	{"DejaVu Sans Mono", BUNDLED_CODE, 0},
	{"DejaVu Sans", BUNDLED_ALWAYS, 0},
	{"Noto Emoji", BUNDLED_EMOJI, 0},
	{"Amiri", BUNDLED_ALWAYS, HB_SCRIPT_ARABIC},
	{"Noto Serif Hebrew", BUNDLED_ALWAYS, HB_SCRIPT_HEBREW},
	{"Noto Sans Devanagari", BUNDLED_ALWAYS, HB_SCRIPT_DEVANAGARI},
	{"Noto Sans Thai", BUNDLED_ALWAYS, HB_SCRIPT_THAI},
	{"Droid Sans Fallback", BUNDLED_ALWAYS, 0},
};
const int bundled_fallback_count = COUNT(bundled_fallbacks);
