#include "comptoir/i18n/i18n.h"

#include <gtest/gtest.h>

#include <set>

namespace comptoir::i18n {
namespace {

constexpr auto k_fr = Language::French;
constexpr auto k_en = Language::English;

std::set<std::string> placeholders_of(std::string_view text) {
    std::set<std::string> names;
    while (true) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            return names;
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        names.insert(std::string(inside.substr(0, inside.find_first_of("?@#"))));
        text.remove_prefix(close + 1);
    }
}

TEST(Texts, EverySentenceExistsInBothLanguagesWithTheSameParameters) {
    ASSERT_GT(text_keys().size(), 100u);
    for (const std::string_view key : text_keys()) {
        const std::string french = say(key, k_fr), english = say(key, k_en);
        EXPECT_FALSE(french.empty()) << key;
        EXPECT_FALSE(english.empty()) << key;
        EXPECT_EQ(placeholders_of(french), placeholders_of(english)) << key;
    }
}

TEST(Texts, FrenchDoublePunctuationHasANarrowNoBreakSpace) {
    for (const std::string_view key : text_keys()) {
        const std::string french = say(key, k_fr);
        for (const std::string_view plain : {" ;", " ?", " !", " »", "« "})
            EXPECT_EQ(french.find(plain), std::string::npos) << key << ": " << french;
    }
}

TEST(Texts, AnUnknownKeyAnswersItself) {
    EXPECT_EQ(say("no.such.key", k_fr), "no.such.key");
    EXPECT_FALSE(has_text("no.such.key"));
}

TEST(Texts, AMissingParameterStaysVisible) {
    EXPECT_EQ(say("place.line", k_en), "line {line}");
    EXPECT_EQ(say("place.line", {{"line", std::int64_t{12}}}, k_fr), "ligne 12");
}

TEST(Texts, ASentenceThatANameEndsHasOneFullStop) {
    const auto said = [](const char* why) {
        return say("intake.dropped", {{"why", std::string(why)}}, k_en);
    };
    EXPECT_EQ(said("not ours"), "Dropped: not ours.");
    EXPECT_EQ(said("of Aaro S.A."), "Dropped: of Aaro S.A.");
    EXPECT_EQ(said("twice…"), "Dropped: twice…");
    EXPECT_EQ(said("and so on..."), "Dropped: and so on...");
}

TEST(Texts, DeLosesItsVowelBeforeANameThatBeginsWithOne) {
    const auto name_in_line = [](const std::string& party, Language language = k_fr) {
        return say("reconcile.party_by_name", {{"party", party}}, language);
    };
    ASSERT_NE(name_in_line("Durand").find("nom de Durand"), std::string::npos)
        << name_in_line("Durand");
    EXPECT_NE(name_in_line("Atelier Exemple").find("nom d’Atelier Exemple"), std::string::npos);
    EXPECT_NE(name_in_line("Éditions Ivoire").find("nom d’Éditions Ivoire"), std::string::npos);
    EXPECT_NE(name_in_line("Hôtel du Parc").find("nom de Hôtel"), std::string::npos)
        << "an h may be sounded";
    EXPECT_NE(name_in_line("11 rue Verte").find("nom de 11"), std::string::npos);
    EXPECT_EQ(name_in_line("Atelier", k_en).find("’Atelier"), std::string::npos);
}

TEST(Texts, ALineIsNamedByWhatPeopleKnowItBy) {
    const Params known{{"line", std::int64_t{148}},
                       {"line_day", *Date::from_ymd(2026, 3, 12)},
                       {"line_amount", Money{-12'000, Currency::eur()}},
                       {"line_label", std::string("VIR AARO")},
                       {"match", std::int64_t{12}}};
    const char* const key = "reconcile.line_already_matched";
    EXPECT_EQ(say(key, known, k_en), "The line of 12 Mar 2026, −€120.00, “VIR AARO” is already "
                                     "matched: undo that match first.");
    EXPECT_EQ(say(key, known, k_fr),
              "La ligne du 12/03/2026, −120,00\u00a0€, «\u202fVIR AARO\u202f» est déjà "
              "rapprochée\u202f: annulez d’abord ce rapprochement.");
    Params typed = known; // whoever types numbers reads them
    typed.push_back({"ids", std::int64_t{1}});
    EXPECT_EQ(say(key, typed, k_en), "The line of 12 Mar 2026, −€120.00, “VIR AARO” [148] is "
                                     "already matched (match 12): undo that match first.");
    Params bare = known;
    bare[3].value = std::string();
    EXPECT_NE(say(key, bare, k_en).find("of 12 Mar 2026, −€120.00 is already"), std::string::npos);
    EXPECT_NE(say(key, {{"line", std::int64_t{148}}, {"match", std::int64_t{12}}}, k_en)
                  .find("The line 148 is already"),
              std::string::npos)
        << "nothing more is known of it";
}

TEST(Texts, ADateIsExplainedAsItsFileWritesIt) {
    const auto said = [](const char* form) {
        return say("core.date_unreadable",
                   {{"text", std::string("320426")}, {"form", std::string(form)}}, k_fr);
    };
    EXPECT_NE(said("ddmmyy").find("311026"), std::string::npos);
    EXPECT_NE(said("yymmdd").find("261031"), std::string::npos);
    EXPECT_NE(said("yyyymmdd").find("20261031"), std::string::npos);
    EXPECT_NE(said("dmy").find("31/10/2026"), std::string::npos);
    EXPECT_NE(said("mdy").find("10/31/2026"), std::string::npos);
    EXPECT_NE(said("ymd").find("2026-10-31"), std::string::npos);
    EXPECT_EQ(said("unknown"),
              say("core.date_unreadable", {{"text", std::string("320426")}}, k_fr));
}

TEST(Texts, APlaceIsNamedInTheLanguage) {
    EXPECT_EQ(place_text(SourcePlace{"a.txt", 3, "04", "booking date"}, k_fr),
              "a.txt, ligne 3, enregistrement 04, champ date comptable");
    EXPECT_EQ(place_text(SourcePlace{{}, 3, {}, "value_date"}, k_fr),
              "ligne 3, champ date de valeur");
    EXPECT_EQ(place_text(SourcePlace{{}, 0, {}, "BookgDt"}, k_fr), "champ BookgDt");
}

TEST(Texts, ACountChoosesTheFormOfItsWords) {
    const auto said = [](std::int64_t count, Language language) {
        return say("cli.entries.validated", {{"count", count}}, language);
    };
    EXPECT_EQ(said(0, k_en), "0 entries validated.");
    EXPECT_EQ(said(1, k_en), "1 entry validated.");
    EXPECT_EQ(said(2, k_en), "2 entries validated.");
    EXPECT_EQ(said(0, k_fr), "0 écriture validée.");
    EXPECT_EQ(said(1, k_fr), "1 écriture validée.");
    EXPECT_EQ(said(1234, k_fr), "1\u202f234 écritures validées.");
}

TEST(Texts, ANumberThatNamesAThingIsNotGrouped) {
    EXPECT_EQ(say("cli.undo.done", {{"match", std::int64_t{12345}}}, k_en),
              "Match 12345 is undone.");
    EXPECT_EQ(say("books.no_year", {{"year", std::int64_t{2026}}}, k_fr),
              "Aucun exercice de ce dossier ne se termine en 2026.");
}

TEST(Texts, AWordOfADomainIsSaidInTheLanguageOfTheReader) {
    const Params params{{"what", std::string("statement")}, {"id", std::int64_t{1234}}};
    EXPECT_EQ(say("app.not_found", params, k_en), "Not found in this dossier: statement 1234.");
    EXPECT_EQ(say("app.not_found", params, k_fr),
              "Introuvable dans ce dossier\u202f: relevé 1234.");
}

TEST(Texts, ExplainSaysWhatToDoAndWhere) {
    const Error error{ErrorCode{"storage.disk_full"}, ErrorKind::Broken, {{"path", "a.comptoir"}}};
    EXPECT_NE(explain(error, k_en).find("a.comptoir"), std::string::npos);
    const SourcePlace place{.file = "a.xml", .line = 3, .record = "07", .field = "balance"};
    EXPECT_EQ(place_text(place, k_en), "a.xml, line 3, record 07, field balance");
    EXPECT_EQ(place_text(std::nullopt, k_en), "");
}

TEST(Amounts, AreWrittenAsEachLanguageWritesThem) {
    EXPECT_EQ(format(eur(1234567890), k_fr), "12\u202f345\u202f678,90\u00a0€");
    EXPECT_EQ(format(eur(1234567890), k_en), "€12,345,678.90");
    EXPECT_EQ(format(eur(-19000), k_fr), "\u2212190,00\u00a0€");
    EXPECT_EQ(format(eur(-19000), k_en), "\u2212€190.00");
    EXPECT_EQ(format_bare(eur(0), k_fr), "0,00");
    EXPECT_EQ(format_bare(eur(-5), k_fr), "\u22120,05");
    EXPECT_EQ(format(Money(1500, *Currency::parse("JPY")), k_fr), "1\u202f500\u00a0JPY");
}

TEST(Dates, AreWrittenAsEachLanguageWritesThem) {
    const Date day = *Date::from_ymd(2026, 2, 3);
    EXPECT_EQ(format(day, k_fr), "03/02/2026");
    EXPECT_EQ(format(day, k_en), "03 Feb 2026");
}

TEST(Times, AreShownInLocalTimeOnBothSidesOfSummer) {
    EXPECT_EQ(format_time(*Instant::parse_iso("2026-07-01T12:02:00Z"), k_fr), "01/07/2026 14:02");
    EXPECT_EQ(format_time(*Instant::parse_iso("2026-12-31T23:30:00Z"), k_fr), "01/01/2027 00:30");
    EXPECT_EQ(format_time(*Instant::parse_iso("2026-06-30T22:10:00Z"), k_fr), "01/07/2026 00:10");
    // The last Sunday of October 2026: 01:00 UTC is the moment of the change.
    EXPECT_EQ(format_time(*Instant::parse_iso("2026-10-25T00:30:00Z"), k_fr), "25/10/2026 02:30");
    EXPECT_EQ(format_time(*Instant::parse_iso("2026-10-25T01:30:00Z"), k_fr), "25/10/2026 02:30");
}

TEST(Languages, OnlyTwoAreKnown) {
    EXPECT_EQ(parse_language("fr"), k_fr);
    EXPECT_EQ(parse_language("en"), k_en);
    EXPECT_FALSE(parse_language("de"));
    EXPECT_FALSE(parse_language(""));
    EXPECT_FALSE(parse_language("FR"));
}

TEST(Words, StatesHaveTheirOwn) {
    EXPECT_EQ(word("line", "ambiguous", k_fr), "plusieurs réponses");
    EXPECT_EQ(word("statement", "partly_reconciled", k_en), "Partly reconciled");
}

} // namespace
} // namespace comptoir::i18n
