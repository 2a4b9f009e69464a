// The law over a year: whatever files of one account come, in whatever format, order and overlap,
// the lines are those of the year imported whole. Each format writes the operations in its own
// words and with its own references, as banks do. COMPTOIR_SEEDS=n tries n years of each kind.
#include "bank_dossier.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <set>

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::TextLine;
using test::TextStatement;
using test::Totals;

constexpr std::int64_t k_opening = 25'000'00;

// --- The formats the shared texts lack ----------------------------------------------------------

std::string decimal(std::int64_t minor, char mark) {
    const std::int64_t absolute = minor < 0 ? -minor : minor;
    const std::string cents = std::to_string(absolute % 100);
    return std::to_string(absolute / 100) + mark + (cents.size() == 1 ? "0" : "") + cents;
}

std::string compact(Date date) {
    std::string text = date.to_iso();
    std::erase(text, '-');
    return text;
}

std::string in_words_of(std::string_view format, const TextLine& line) {
    return std::string(format) + " " + line.label;
}

std::string ofx_text_of(TextStatement statement) {
    for (TextLine& line : statement.lines) {
        line.label = in_words_of("OFX", line);
        line.reference = "F" + line.reference;
    }
    return test::ofx_text(statement);
}

// KBC's columns, the latest operation first.
std::string csv_text(const TextStatement& statement) {
    std::vector<std::string> rows;
    std::int64_t balance = statement.opening_minor;
    for (const TextLine& line : statement.lines) {
        balance += line.amount_minor;
        const std::string iso = line.booked_on.to_iso();
        const std::string booked =
            iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
        const std::string sign = line.amount_minor < 0 ? "-" : "";
        const std::string amount = sign + decimal(line.amount_minor, ',');
        std::string row = statement.iban + ";;EXEMPLE SARL;EUR;1;" + booked + ";" +
                          in_words_of("CSV", line) + ";" + booked + ";" + amount + ";" +
                          (balance < 0 ? "-" : "") + decimal(balance, ',') + ";";
        row += line.amount_minor < 0 ? ";" + amount + ";" : amount + ";;";
        rows.push_back(row + ";;;;;;\n");
    }
    std::string text =
        "Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;"
        "Valuta;Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;"
        "Naam tegenpartij;Adres tegenpartij;gestructureerde mededeling;"
        "Vrije mededeling;\n";
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        text += *row;
    return text;
}

std::string mt940_balance(std::string_view tag, std::int64_t minor, Date on) {
    return ":" + std::string(tag) + ":" + (minor < 0 ? "D" : "C") + compact(on).substr(2) + "EUR" +
           decimal(minor, ',') + "\n";
}

std::string mt940_text(const TextStatement& statement) {
    std::string text =
        ":20:" + statement.id + "\n:25:" + statement.iban + "\n:28C:1/1\n" +
        mt940_balance("60F", statement.opening_minor, statement.lines.front().booked_on);
    for (const TextLine& line : statement.lines)
        text += ":61:" + compact(line.booked_on).substr(2) + compact(line.booked_on).substr(4) +
                (line.amount_minor < 0 ? "D" : "C") + decimal(line.amount_minor, ',') +
                "NMSCNONREF//M" + line.reference + "\n:86:" + in_words_of("MT940", line) + "\n";
    return text + mt940_balance("62F", statement.closing(), statement.lines.back().booked_on) +
           "-\n";
}

enum class Format { Camt, Cfonb, Ofx, Csv, Mt940 };

std::string text_in(Format format, const TextStatement& statement) {
    switch (format) {
    case Format::Camt:
        return test::camt_text({statement});
    case Format::Cfonb:
        return test::cfonb_text({statement});
    case Format::Ofx:
        return ofx_text_of(statement);
    case Format::Csv:
        return csv_text(statement);
    case Format::Mt940:
        return mt940_text(statement);
    }
    return {};
}

// --- The year -----------------------------------------------------------------------------------

// Operations on most working days from January to December, a third of them of usual amounts.
std::vector<TextLine> random_year(std::mt19937& random) {
    static constexpr std::int64_t k_usual[] = {12'00, 45'90, 100'00, 850'00};
    std::vector<TextLine> year;
    const Date last = test::day("2026-12-31");
    for (Date on = test::day("2026-01-02"); on <= last;
         on = on.plus_days(1 + static_cast<std::int32_t>(random() % 5)))
        for (std::size_t count = random() % 3 + 1; count > 0; --count) {
            const std::int64_t amount = random() % 3 == 0
                                            ? k_usual[random() % std::size(k_usual)]
                                            : 1 + static_cast<std::int64_t>(random() % 2'000'00);
            const std::string number = std::to_string(1000 + year.size());
            year.push_back(
                {on, random() % 5 < 2 ? amount : -amount, "OPERATION " + number, number});
        }
    return year;
}

struct Piece {
    std::size_t from = 0, to = 0; // [from, to)
    Format format = Format::Camt;
};

// Pieces of whole days that hold the year together: a few cuts, and as many pieces over them.
std::vector<Piece> pieces_of(std::mt19937& random, const std::vector<TextLine>& year,
                             const std::vector<Format>& formats) {
    std::vector<std::size_t> borders{0};
    for (std::size_t index = 1; index < year.size(); ++index)
        if (year[index].booked_on != year[index - 1].booked_on)
            borders.push_back(index);
    borders.push_back(year.size());
    const auto border = [&] { return borders[random() % borders.size()]; };
    const auto format = [&] { return formats[random() % formats.size()]; };
    std::set<std::size_t> cuts{0, year.size()};
    for (std::size_t count = 3 + random() % 8; count > 0; --count)
        cuts.insert(border());
    std::vector<Piece> pieces;
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut)
        pieces.push_back({*cut, *std::next(cut), format()});
    for (std::size_t count = 2 + random() % 5; count > 0; --count) {
        const std::size_t a = border(), b = border();
        if (a != b)
            pieces.push_back({std::min(a, b), std::max(a, b), format()});
    }
    std::shuffle(pieces.begin(), pieces.end(), random);
    return pieces;
}

// What one has more often than the other, to look at.
std::string difference(const BankDossier::Lines& is, const BankDossier::Lines& should) {
    std::string told;
    const auto count = [](const BankDossier::Lines& lines, const auto& key) {
        const auto found = lines.find(key);
        return found == lines.end() ? 0 : found->second;
    };
    const auto tell = [&](const BankDossier::Lines& lines, int sign) {
        for (const auto& [key, times] : lines) {
            const int more = (times - count(sign > 0 ? should : is, key)) * sign;
            if (more * sign > 0)
                told += (sign > 0 ? " +" : " ") + std::to_string(more) + " of " + std::get<0>(key) +
                        " " + std::to_string(std::get<1>(key));
        }
    };
    tell(is, 1);
    tell(should, -1);
    return told;
}

unsigned seeds() {
    const char* more = std::getenv("COMPTOIR_SEEDS");
    return more ? static_cast<unsigned>(std::stoul(more)) : 3;
}

struct Setting {
    const char* name;
    std::vector<Format> formats;
};
void PrintTo(const Setting& setting, std::ostream* out) {
    *out << setting.name;
}

class YearInPieces : public testing::TestWithParam<Setting> {};

TEST_P(YearInPieces, GivesTheLinesOfTheYearWhole) {
    const Setting& setting = GetParam();
    for (unsigned seed = 1; seed <= seeds(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const auto year = random_year(random);
        BankDossier whole;
        EXPECT_EQ(whole.import_text(
                      text_in(setting.formats.front(), test::cut(year, k_opening, 0, year.size()))),
                  (Totals{static_cast<std::int64_t>(year.size()), 0, 0}));
        const auto pieces = pieces_of(random, year, setting.formats);
        BankDossier dossier;
        std::vector<TextLine> come; // so far, each once
        std::vector<bool> has_come(year.size(), false);
        std::string told;
        for (const Piece& piece : pieces) {
            told += " " + std::to_string(piece.from) + "-" + std::to_string(piece.to) + "/" +
                    std::to_string(static_cast<int>(piece.format));
            SCOPED_TRACE("pieces" + told);
            const auto statement = test::cut(year, k_opening, piece.from, piece.to);
            const Totals totals = dossier.import_text(text_in(piece.format, statement));
            EXPECT_EQ(totals.fresh + totals.known,
                      static_cast<std::int64_t>(piece.to - piece.from));
            EXPECT_EQ(totals.doubtful, 0);
            expect_balances_hold(dossier);
            for (std::size_t index = piece.from; index < piece.to; ++index)
                if (!has_come[index]) {
                    has_come[index] = true;
                    come.push_back(year[index]);
                }
            EXPECT_EQ(difference(dossier.lines(false), lines_of(come, false)), "");
            if (HasFailure())
                return; // one piece to look at is enough
        }
        EXPECT_EQ(difference(dossier.lines(false), whole.lines(false)), "");
        if (HasFailure())
            return; // one seed to look at is enough
    }
}

TEST_P(YearInPieces, ImportedTwiceIsImportedOnce) {
    const Setting& setting = GetParam();
    std::mt19937 random(1);
    const auto year = random_year(random);
    const auto statement = test::cut(year, k_opening, 0, year.size());
    for (const Format first : setting.formats)
        for (const Format second : setting.formats) {
            SCOPED_TRACE(std::to_string(static_cast<int>(first)) + " then " +
                         std::to_string(static_cast<int>(second)));
            BankDossier dossier;
            const auto count = static_cast<std::int64_t>(year.size());
            EXPECT_EQ(dossier.import_text(text_in(first, statement)), (Totals{count, 0, 0}));
            const auto lines = dossier.lines();
            EXPECT_EQ(dossier.import_text(text_in(second, statement)), (Totals{0, count, 0}));
            EXPECT_EQ(dossier.lines(), lines) << "what was there keeps its words";
            expect_balances_hold(dossier);
        }
}

INSTANTIATE_TEST_SUITE_P(
    Formats, YearInPieces,
    testing::Values(
        Setting{"Camt", {Format::Camt}}, Setting{"Cfonb", {Format::Cfonb}},
        Setting{"Ofx", {Format::Ofx}}, Setting{"Csv", {Format::Csv}},
        Setting{"Mt940", {Format::Mt940}}, Setting{"CamtAndCfonb", {Format::Camt, Format::Cfonb}},
        Setting{"CsvAndMt940", {Format::Csv, Format::Mt940}},
        Setting{"OfxAndCfonb", {Format::Ofx, Format::Cfonb}},
        Setting{"All", {Format::Camt, Format::Cfonb, Format::Ofx, Format::Csv, Format::Mt940}}),
    [](const auto& setting) { return std::string(setting.param.name); });

} // namespace
} // namespace comptoir::app
