#include "statement_inputs.h"

#include "comptoir/core/invariant.h"
#include "invented.h"

#include <array>
#include <fstream>
#include <string>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

using test::LongStatement;
using test::TextLine;

constexpr std::int64_t k_opening = 1'000'000'00;
constexpr std::string_view k_party = "MAISON EXEMPLE ET FILS SARL";
constexpr std::string_view k_party_iban = "DE89370400440532013000";

TextLine line_of(std::int64_t index, std::int64_t count) {
    static constexpr std::array<const char*, 5> k_words{"VIR SEPA", "PRLV SEPA", "CARTE",
                                                        "REMISE CB", "COTISATION"};
    const std::int64_t amount = amount_of(index);
    return {day_of(index, count), index % 3 == 0 ? amount : -amount,
            std::string(k_words[static_cast<std::size_t>(index) % 5]) + " DOSSIER " +
                std::to_string(scattered(index) % 1'000'000),
            "R" + std::to_string(index)};
}

LongStatement statement_of(std::int64_t count) {
    return {count, k_opening, [count](std::int64_t index) { return line_of(index, count); }};
}

std::int64_t closing_of(std::int64_t count) {
    std::int64_t closing = k_opening;
    for (std::int64_t index = 0; index < count; ++index)
        closing += line_of(index, count).amount_minor;
    return closing;
}

std::string zero_filled(std::int64_t number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? digits.insert(0, width - digits.size(), '0') : digits;
}

std::string absolute(std::int64_t minor, char mark) {
    const std::int64_t value = minor < 0 ? -minor : minor;
    return std::to_string(value / 100) + mark + zero_filled(value % 100, 2);
}

std::string decimal(std::int64_t minor, char mark) {
    return (minor < 0 ? "-" : "") + absolute(minor, mark);
}

// "2026-01-31" in another order: "DMY" with `between`.
std::string day_month_year(Date day, std::string_view between, bool short_year) {
    const std::string iso = day.to_iso();
    std::string text = iso.substr(8, 2);
    text.append(between).append(iso.substr(5, 2)).append(between);
    return text + iso.substr(short_year ? 2 : 0, short_year ? 2 : 4);
}

void write_camt(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    test::write_long_camt(out, statement_of(lines));
}

void write_cfonb(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    test::write_long_cfonb(out, statement_of(lines));
}

// German codes, the richest of the usual dialects.
void write_mt940(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    const auto balance = [&](std::string_view tag, Date day, std::int64_t minor) {
        out << tag << (minor < 0 ? 'D' : 'C') << day.to_compact().substr(2) << "EUR"
            << absolute(minor, ',') << "\r\n";
    };
    out << ":20:STARTUMS\r\n:25:" << test::k_test_iban << "\r\n:28C:00001/001\r\n";
    balance(":60F:", line_of(0, lines).booked_on, k_opening);
    for (std::int64_t index = 0; index < lines; ++index) {
        const TextLine line = line_of(index, lines);
        const std::string day = line.booked_on.to_compact().substr(2);
        out << ":61:" << day << day.substr(2) << (line.amount_minor < 0 ? "DR" : "CR")
            << absolute(line.amount_minor, ',') << "NTRFNONREF//" << line.reference << "\r\n"
            << ":86:" << (line.amount_minor < 0 ? "116" : "166")
            << "?00SEPA-UEBERWEISUNG?109310?20EREF+E2E-" << zero_filled(index, 8) << "?21SVWZ+"
            << line.label << "\r\n?30COBADEFFXXX?31" << k_party_iban << "?32" << k_party << "\r\n";
    }
    balance(":62F:", line_of(lines - 1, lines).booked_on, closing_of(lines));
    out << "-\r\n";
}

void write_ofx(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    out << "OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nSECURITY:NONE\r\nENCODING:USASCII\r\n"
           "CHARSET:1252\r\nCOMPRESSION:NONE\r\nOLDFILEUID:NONE\r\nNEWFILEUID:NONE\r\n\r\n<OFX>\r\n"
           "<BANKMSGSRSV1>\r\n<STMTTRNRS>\r\n<TRNUID>1\r\n<STMTRS>\r\n<CURDEF>EUR\r\n"
           "<BANKACCTFROM>\r\n<BANKID>30006\r\n<BRANCHID>00001\r\n<ACCTID>12345678901\r\n"
           "<ACCTTYPE>CHECKING\r\n<ACCTKEY>89\r\n</BANKACCTFROM>\r\n<BANKTRANLIST>\r\n<DTSTART>"
        << line_of(0, lines).booked_on.to_compact() << "\r\n<DTEND>"
        << line_of(lines - 1, lines).booked_on.to_compact() << "\r\n";
    for (std::int64_t index = 0; index < lines; ++index) {
        const TextLine line = line_of(index, lines);
        out << "<STMTTRN>\r\n<TRNTYPE>" << (line.amount_minor < 0 ? "DEBIT" : "CREDIT")
            << "\r\n<DTPOSTED>" << line.booked_on.to_compact() << "\r\n<TRNAMT>"
            << decimal(line.amount_minor, '.') << "\r\n<FITID>" << line.reference << "\r\n<NAME>"
            << k_party << "\r\n<MEMO>" << line.label << "\r\n</STMTTRN>\r\n";
    }
    out << "</BANKTRANLIST>\r\n<LEDGERBAL>\r\n<BALAMT>" << decimal(closing_of(lines), '.')
        << "\r\n<DTASOF>" << line_of(lines - 1, lines).booked_on.to_compact()
        << "\r\n</LEDGERBAL>\r\n</STMTRS>\r\n</STMTTRNRS>\r\n</BANKMSGSRSV1>\r\n</OFX>\r\n";
}

// A CODA record from its columns (1-based) on.
class Record {
public:
    explicit Record(std::string_view begin) : m_text(128, ' ') { put(1, begin); }
    Record& put(std::size_t column, std::string_view text) {
        m_text.replace(column - 1, text.size(), text);
        return *this;
    }
    Record& amount(std::size_t column, std::int64_t minor) {
        return put(column,
                   (minor < 0 ? "1" : "0") + zero_filled((minor < 0 ? -minor : minor) * 10, 15));
    }
    void write(std::ostream& out) const { out << m_text << "\r\n"; }

private:
    std::string m_text;
};

void coda_movement(std::ostream& out, std::int64_t index, const TextLine& line) {
    const std::string day = day_month_year(line.booked_on, "", true);
    const std::string sequence = zero_filled(index % 9'999 + 1, 4) + "0000";
    Record("21" + sequence)
        .put(11, line.reference)
        .amount(32, line.amount_minor)
        .put(48, day + "001500000" + line.label)
        .put(116, day + "001")
        .put(126, "1 0")
        .write(out);
    Record("22" + sequence).put(64, "NOTPROVIDED").put(99, "COBADEFF").put(126, "1 0").write(out);
    Record("23" + sequence)
        .put(11, k_party_iban)
        .put(45, "EUR")
        .put(48, k_party)
        .put(126, "0 0")
        .write(out);
}

void write_coda(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    const auto day = [&](std::int64_t index) {
        return day_month_year(line_of(index, lines).booked_on, "", true);
    };
    Record("00000" + day(0) + "12605").put(61, "BANKBEBB").put(128, "2").write(out);
    Record("13001FR7630006000011234567890189")
        .put(40, "EUR")
        .amount(43, k_opening)
        .put(59, day(0))
        .put(126, "001")
        .write(out);
    std::int64_t debit = 0, credit = 0;
    for (std::int64_t index = 0; index < lines; ++index) {
        const TextLine line = line_of(index, lines);
        (line.amount_minor < 0 ? debit : credit) += line.amount_minor;
        coda_movement(out, index, line);
    }
    Record("8001FR7630006000011234567890189")
        .put(39, "EUR")
        .amount(42, k_opening + debit + credit)
        .put(58, day(lines - 1) + "0")
        .write(out);
    Record("9")
        .put(17, zero_filled((3 * lines + 2) % 1'000'000, 6))
        .put(23, zero_filled(-debit * 10, 15) + zero_filled(credit * 10, 15))
        .put(128, "2")
        .write(out);
}

void write_qif(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    out << "!Type:Bank\r\n";
    for (std::int64_t index = 0; index < lines; ++index) {
        const TextLine line = line_of(index, lines);
        out << 'D' << day_month_year(line.booked_on, "/", false) << "\r\nT"
            << decimal(line.amount_minor, ',') << "\r\nN" << line.reference << "\r\nP" << k_party
            << "\r\nM" << line.label << "\r\n^\r\n";
    }
}

// The columns of Banque Populaire and Caisse d'Épargne.
void write_csv(const fs::path& path, std::int64_t lines) {
    std::ofstream out(path, std::ios::binary);
    out << "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations "
           "complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;Date "
           "operation;Date de valeur;Pointage operation\r\n";
    for (std::int64_t index = 0; index < lines; ++index) {
        const TextLine line = line_of(index, lines);
        const std::string day = day_month_year(line.booked_on, "/", false);
        const bool is_debit = line.amount_minor < 0;
        out << day << ';' << k_party << ';' << line.label << ';' << line.reference << ";;"
            << (is_debit ? "Virement emis" : "Virement recu") << ";Exploitation;Divers;"
            << (is_debit ? decimal(line.amount_minor, ',') : "") << ';'
            << (is_debit ? "" : "+" + decimal(line.amount_minor, ',')) << ';' << day << ';' << day
            << ";0\r\n";
    }
}

using WriteLong = void (*)(std::ostream& out, const LongStatement& statement);

void write_pieces(const fs::path& folder, std::int64_t files, std::int64_t lines, WriteLong write) {
    fs::create_directories(folder);
    const std::int64_t length = lines / files;
    std::int64_t opening = k_opening;
    for (std::int64_t file = 0; file < files; ++file) {
        const std::int64_t first = file * length;
        std::ofstream out(folder / zero_filled(file, 6), std::ios::binary);
        write(out,
              {length, opening, [=](std::int64_t index) { return line_of(first + index, lines); }});
        for (std::int64_t index = 0; index < length; ++index)
            opening += line_of(first + index, lines).amount_minor;
    }
}

constexpr std::array<StatementInput, 7> k_inputs{{
    {"CAMT.053", "statement.xml", "expat", write_camt},
    {"CFONB 120", "statement.cfonb", "fields-cfonb", write_cfonb},
    {"MT940", "statement.sta", "fields-mt940", write_mt940},
    {"OFX", "statement.ofx", "fields-ofx", write_ofx},
    {"CODA", "statement.cod", "fields-coda", write_coda},
    {"QIF", "statement.qif", "fields-qif", write_qif},
    {"CSV", "statement.csv", "fields-csv", write_csv},
}};

} // namespace

std::span<const StatementInput> statement_inputs() {
    return k_inputs;
}

const StatementInput& statement_input(std::string_view name) {
    for (const StatementInput& input : k_inputs)
        if (input.name == name)
            return input;
    invariant(false, "a measure names a format that the bench writes");
    return k_inputs.front();
}

void write_camt_files(const fs::path& folder, std::int64_t files, std::int64_t lines) {
    write_pieces(folder, files, lines, test::write_long_camt);
}

void write_cfonb_files(const fs::path& folder, std::int64_t files, std::int64_t lines) {
    write_pieces(folder, files, lines, test::write_long_cfonb);
}

} // namespace comptoir::bench
