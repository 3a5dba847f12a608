/* code/tables_systems.c - Rust, C, C++, Go, Zig, Swift, assembly */
#include "code/table.h"

static const struct rule rust[] = {
	SLASH_COMMENT,
	STAR_NESTED,
	{"#![", "]", CODE_META, 0, BRACKETS},
	{"#[", "]", CODE_META, 0, BRACKETS},
	{"r", NULL, CODE_STRING, 0, HASHES},
	{"br", NULL, CODE_STRING, 0, HASHES},
	{"cr", NULL, CODE_STRING, 0, HASHES},
	{"b\"", "\"", CODE_STRING, '\\', 0},
	{"c\"", "\"", CODE_STRING, '\\', 0},
	{"b'", "'", CODE_STRING, '\\', MUST_CLOSE},
	{"\"", "\"", CODE_STRING, '\\', 0},
	{"'", NULL, CODE_STRING, 0, QUOTE},
};

static const struct rule c_rules[] = {
	SLASH_COMMENT,
	STAR_COMMENT,
	{"#include", ">", CODE_META, 0, FIRST | MUST_CLOSE},
	{"#", NULL, CODE_META, 0, FIRST | NAME},
	{"R\"", NULL, CODE_STRING, 0, MARKED},
	STRING,
	CHARACTER,
	{"[[", "]]", CODE_META, 0, MUST_CLOSE},
};

static const struct rule go[] = {
	SLASH_COMMENT,
	STAR_COMMENT,
	STRING,
	CHARACTER,
	{"`", "`", CODE_STRING, 0, 0},
};

static const struct rule zig[] = {
	SLASH_COMMENT, {"\\\\", NULL, CODE_STRING, 0, 0},   STRING,
	CHARACTER,     {"@", NULL, CODE_FUNCTION, 0, NAME},
};

static const struct rule swift[] = {
	SLASH_COMMENT,
	STAR_NESTED,
	{"#", NULL, CODE_META, 0, NAME},
	{"#", NULL, CODE_STRING, 0, HASHES},
	LONG_STRING,
	STRING,
	AT_NAME,
};

static const struct rule assembly[] = {
	{";", NULL, CODE_COMMENT, 0, 0},
	{"#", NULL, CODE_COMMENT, 0, WORD_START},
	SLASH_COMMENT,
	STAR_COMMENT,
	STRING,
	CHARACTER,
	{"%", NULL, CODE_TYPE, 0, NAME},
	{"$", NULL, CODE_NUMBER, 0, NAME},
	{".", NULL, CODE_META, 0, NAME | FIRST},
};

#define C_KEYWORDS                                                             \
	"auto break case const continue default do else enum extern for goto " \
	"if inline register restrict return sizeof static struct switch "      \
	"typedef union volatile while alignas alignof constexpr nullptr "      \
	"static_assert thread_local typeof true false NULL _Alignas _Alignof " \
	"_Atomic _Generic _Noreturn _Static_assert _Thread_local "             \
	"__attribute__"
#define C_TYPES                                                                \
	"bool char double float int long short signed unsigned void _Bool "    \
	"_Complex FILE"

const struct language code_systems[] = {
	{
		.names = "rust rs",
		RULES(rust),
		.flags = CAPITALS | CALLS | BANGS,
		.keywords =
			"as async await break const continue crate dyn else "
			"enum extern false for if impl in let loop match mod "
			"move mut pub ref return self Self static struct super "
			"trait true type unsafe use where while yield try",
		.types = "bool char str i8 i16 i32 i64 i128 isize u8 u16 u32 "
			 "u64 u128 usize f32 f64",
		.definers = "fn",
	},
	{
		.names = "c h",
		RULES(c_rules),
		.flags = CALLS | T_TYPES | DIGIT_QUOTES | PREFIXES,
		.keywords = C_KEYWORDS,
		.types = C_TYPES,
	},
	{
		.names = "cpp c++ cxx cc hpp hxx",
		RULES(c_rules),
		.flags = CALLS | T_TYPES | DIGIT_QUOTES | PREFIXES,
		.keywords = C_KEYWORDS
		" and and_eq bitand bitor catch class co_await co_return "
		"co_yield compl concept consteval constinit const_cast "
		"decltype delete dynamic_cast explicit export final friend "
		"import module mutable namespace new noexcept not not_eq "
		"operator or or_eq override private protected public "
		"reinterpret_cast requires static_cast template this throw try "
		"typeid typename using virtual xor xor_eq",
		.types = C_TYPES " wchar_t char8_t char16_t char32_t string "
				 "string_view vector map set unordered_map "
				 "unique_ptr shared_ptr optional variant",
	},
	{
		.names = "go golang",
		RULES(go),
		.flags = CALLS,
		.keywords = "break case chan const continue default defer else "
			    "fallthrough for go goto if import interface map "
			    "package range return select struct switch type "
			    "var true false nil iota",
		.types = "any bool byte comparable complex64 complex128 error "
			 "float32 float64 int int8 int16 int32 int64 rune "
			 "string uint uint8 uint16 uint32 uint64 uintptr",
		.definers = "func",
	},
	{
		.names = "zig",
		RULES(zig),
		.flags = CALLS | CAPITALS,
		.keywords =
			"addrspace align allowzero and anyframe anytype asm "
			"async await break callconv catch comptime const "
			"continue defer else enum errdefer error export extern "
			"false for if inline linksection noalias noinline "
			"nosuspend null opaque or orelse packed pub resume "
			"return struct suspend switch test threadlocal true "
			"try undefined union unreachable usingnamespace var "
			"volatile while",
		.types = "anyerror anyopaque bool comptime_float comptime_int "
			 "f16 f32 f64 f80 f128 i8 i16 i32 i64 i128 isize "
			 "noreturn type u1 u8 u16 u32 u64 u128 usize void",
		.definers = "fn",
	},
	{
		.names = "swift",
		RULES(swift),
		.flags = CALLS | CAPITALS,
		.keywords =
			"actor any as associatedtype async await break case "
			"catch class continue convenience default defer deinit "
			"didSet do dynamic else enum extension fallthrough "
			"false fileprivate final for get guard if import in "
			"indirect infix init inout internal is isolated lazy "
			"let mutating nil nonisolated open operator optional "
			"override postfix precedencegroup prefix private "
			"protocol public repeat required rethrows return self "
			"Self set some static struct subscript super switch "
			"throw throws true try typealias unowned var weak "
			"where while willSet",
		.definers = "func",
	},
	{
		.names = "asm assembly nasm gas s x86asm armasm",
		RULES(assembly),
		.flags = COMMANDS | LABELS,
		.types = "rax rbx rcx rdx rsi rdi rbp rsp rip r8 r9 r10 r11 "
			 "r12 r13 r14 r15 eax ebx ecx edx esi edi ebp esp ax "
			 "bx cx dx al ah bl bh cl ch dl dh sp lr pc fp x0 x1 "
			 "x2 x3 x4 x5 x6 x7 x8 x9 x16 x17 x29 x30 w0 w1 w2 w3 "
			 "w4 w5 w6 w7 w8 xmm0 xmm1 xmm2 xmm3",
		.letters = ".",
	},
	{0},
};
