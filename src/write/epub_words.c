/* write/epub_words.c - the words that the program itself puts into a book */
#include "write/epub_words.h"

static const struct {
	const char *lang;
	const char *words[WORDS];
} languages[] = {
	{"en",
         {"Cover", "Title page", "Contents", "Start of the text", "Landmarks",
          "Pages", "Notes", "Data"}},
	{"de",
         {"Umschlag", "Titelseite", "Inhalt", "Textbeginn",
          "Orientierungspunkte", "Seiten", "Anmerkungen", "Daten"}},
	{"es",
         {"Cubierta", "Portada", "Índice", "Inicio del texto",
          "Puntos de referencia", "Páginas", "Notas", "Datos"}},
	{"fr",
         {"Couverture", "Page de titre", "Table des matières", "Début du texte",
          "Repères", "Pages", "Notes", "Données"}},
	{"it",
         {"Copertina", "Frontespizio", "Indice", "Inizio del testo",
          "Punti di riferimento", "Pagine", "Note", "Dati"}},
	{"nl",
         {"Omslag", "Titelpagina", "Inhoud", "Begin van de tekst",
          "Oriëntatiepunten", "Pagina’s", "Noten", "Gegevens"}},
	{"pl",
         {"Okładka", "Strona tytułowa", "Spis treści", "Początek tekstu",
          "Punkty orientacyjne", "Strony", "Przypisy", "Dane"}},
	{"pt",
         {"Capa", "Folha de rosto", "Sumário", "Início do texto",
          "Pontos de referência", "Páginas", "Notas", "Dados"}},
	{"ru",
         {"Обложка", "Титульная страница", "Содержание", "Начало текста",
          "Ориентиры", "Страницы", "Примечания", "Данные"}},
	{"sv",
         {"Omslag", "Titelsida", "Innehåll", "Textens början", "Landmärken",
          "Sidor", "Noter", "Data"}},
	{"uk",
         {"Обкладинка", "Титульна сторінка", "Зміст", "Початок тексту",
          "Орієнтири", "Сторінки", "Примітки", "Дані"}},
};

const char *epub_word(enum epub_word word, struct view lang)
{
	struct view rest = lang, primary = {0};

	view_split(&rest, '-', &primary);
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (view_is_nocase(primary, languages[i].lang))
			return languages[i].words[word];
	return languages[0].words[word];
}
