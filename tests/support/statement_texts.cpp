#include "support/statement_texts.h"

#include "comptoir/core/invariant.h"

#include <ostream>
#include <sstream>

namespace comptoir::test {

namespace {

std::string decimal(std::int64_t minor) {
    const std::int64_t absolute = minor < 0 ? -minor : minor;
    const std::string cents = std::to_string(absolute % 100);
    return std::to_string(absolute / 100) + "." + (cents.size() == 1 ? "0" : "") + cents;
}

std::string_view side(std::int64_t minor) {
    return minor < 0 ? "DBIT" : "CRDT";
}

void camt_balance(std::ostream& out, std::string_view code, std::int64_t minor, Date on) {
    out << "      <Bal><Tp><CdOrPrtry><Cd>" << code << "</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">"
        << decimal(minor) << "</Amt><CdtDbtInd>" << side(minor) << "</CdtDbtInd><Dt><Dt>"
        << on.to_iso() << "</Dt></Dt></Bal>\n";
}

// About 600 bytes, as banks write them.
void camt_entry(std::ostream& out, const TextLine& line) {
    const std::string amount = decimal(line.amount_minor);
    const std::string_view indicator = side(line.amount_minor);
    const std::string booked = line.booked_on.to_iso();
    const std::string_view party = line.amount_minor < 0 ? "Cdtr" : "Dbtr";
    out << "      <Ntry>\n        <Amt Ccy=\"EUR\">" << amount << "</Amt>\n        <CdtDbtInd>"
        << indicator << "</CdtDbtInd>\n        <Sts><Cd>BOOK</Cd></Sts>\n        <BookgDt><Dt>"
        << booked << "</Dt></BookgDt>\n        <ValDt><Dt>" << booked << "</Dt></ValDt>\n";
    if (!line.reference.empty())
        out << "        <AcctSvcrRef>" << line.reference << "</AcctSvcrRef>\n";
    out << "        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>"
        << (line.amount_minor < 0 ? "ICDT" : "RCDT")
        << "</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n"
           "        <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><"
        << party << "><Pty><Nm>MAISON EXEMPLE ET FILS SARL</Nm></Pty></" << party
        << "></RltdPties><RmtInf><Ustrd>" << line.label
        << "</Ustrd></RmtInf></TxDtls></NtryDtls>\n      </Ntry>\n";
}

constexpr std::string_view k_camt_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\n  <BkToCstmrStmt>\n"
    "    <GrpHdr><MsgId>T</MsgId><CreDtTm>2026-02-01T05:12:00+01:00</CreDtTm></GrpHdr>\n";
constexpr std::string_view k_camt_foot = "  </BkToCstmrStmt>\n</Document>\n";

void camt_statement_head(std::ostream& out, std::string_view id, std::string_view iban) {
    out << "    <Stmt>\n      <Id>" << id
        << "</Id>\n      <CreDtTm>2026-02-01T05:12:00+01:00</CreDtTm>\n"
           "      <Acct><Id><IBAN>"
        << iban << "</IBAN></Id><Ccy>EUR</Ccy></Acct>\n";
}

Date opening_day(const TextStatement& statement) {
    if (statement.opening_day)
        return *statement.opening_day;
    return statement.lines.empty() ? day("2026-01-01") : statement.lines.front().booked_on;
}

Date closing_day(const TextStatement& statement) {
    if (statement.closing_day)
        return *statement.closing_day;
    return statement.lines.empty() ? opening_day(statement) : statement.lines.back().booked_on;
}

// Overpunched: the last digit carries the sign (CFONB 120, amounts of 14 characters).
std::string cfonb_amount(std::int64_t minor) {
    static constexpr std::string_view k_credit = "{ABCDEFGHI", k_debit = "}JKLMNOPQR";
    const std::int64_t absolute = minor < 0 ? -minor : minor;
    std::string digits = std::to_string(absolute / 10);
    digits.insert(0, 13 - digits.size(), '0');
    return digits + (minor < 0 ? k_debit : k_credit)[static_cast<std::size_t>(absolute % 10)];
}

std::string cfonb_day(Date on) {
    const std::string compact = on.to_compact(); // 20260131
    return compact.substr(6, 2) + compact.substr(4, 2) + compact.substr(2, 2);
}

std::string padded(std::string_view text, std::size_t width) {
    std::string result(text.substr(0, width));
    result.resize(width, ' ');
    return result;
}

// An IBAN of France holds the bank code, the branch and the account (11 characters) in a row.
std::string cfonb_balance(std::string_view code, std::string_view iban, Date on,
                          std::int64_t minor) {
    return std::string(code) + std::string(iban.substr(4, 5)) + "    " +
           std::string(iban.substr(9, 5)) + "EUR2 " + std::string(iban.substr(14, 11)) + "  " +
           cfonb_day(on) + std::string(50, ' ') + cfonb_amount(minor) + std::string(16, ' ') + "\n";
}

std::string cfonb_movement(std::string_view iban, const TextLine& line) {
    return "04" + std::string(iban.substr(4, 5)) + "    " + std::string(iban.substr(9, 5)) +
           "EUR2 " + std::string(iban.substr(14, 11)) + (line.amount_minor < 0 ? "06" : "05") +
           cfonb_day(line.booked_on) + "  " + cfonb_day(line.booked_on) + padded(line.label, 31) +
           "  0000000  " + cfonb_amount(line.amount_minor) + padded(line.reference, 16) + "\n";
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

Date day(std::string_view iso) {
    const auto parsed = Date::parse_iso(iso);
    invariant(parsed.has_value(), "a test names real days");
    return *parsed;
}

std::int64_t TextStatement::closing() const {
    if (closing_minor)
        return *closing_minor;
    std::int64_t sum = opening_minor;
    for (const TextLine& line : lines)
        sum += line.amount_minor;
    return sum;
}

std::string camt_text(const std::vector<TextStatement>& statements) {
    std::ostringstream out;
    out << k_camt_head;
    for (const TextStatement& statement : statements) {
        camt_statement_head(out, statement.id, statement.iban);
        if (statement.has_balances) {
            camt_balance(out, "OPBD", statement.opening_minor, opening_day(statement));
            camt_balance(out, "CLBD", statement.closing(), closing_day(statement));
        }
        for (const TextLine& line : statement.lines)
            camt_entry(out, line);
        out << "    </Stmt>\n";
    }
    out << k_camt_foot;
    return out.str();
}

std::string camt_report_text(const TextStatement& statement, CamtReport kind, bool pending) {
    TextStatement told = statement;
    told.has_balances = false;
    std::string text = camt_text({told});
    const bool intraday = kind == CamtReport::Intraday;
    replace_all(text, "camt.053", intraday ? "camt.052" : "camt.054");
    replace_all(text, "BkToCstmrStmt", intraday ? "BkToCstmrAcctRpt" : "BkToCstmrDbtCdtNtfctn");
    replace_all(text, "Stmt>", intraday ? "Rpt>" : "Ntfctn>");
    if (pending)
        replace_all(text, "BOOK", "PDNG");
    return text;
}

std::string cfonb_text(const std::vector<TextStatement>& statements) {
    std::string out;
    for (const TextStatement& statement : statements) {
        out += cfonb_balance("01", statement.iban, opening_day(statement), statement.opening_minor);
        for (const TextLine& line : statement.lines)
            out += cfonb_movement(statement.iban, line);
        out += cfonb_balance("07", statement.iban, closing_day(statement), statement.closing());
    }
    return out;
}

std::string ofx_text(const TextStatement& statement) {
    const auto day_of = [](Date date) {
        std::string text = date.to_iso();
        text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
        return text;
    };
    std::string out = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
                      "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>" +
                      statement.iban.substr(4, 5) + "<BRANCHID>" + statement.iban.substr(9, 5) +
                      "<ACCTID>" + statement.iban.substr(14, 11) +
                      "<ACCTTYPE>CHECKING</BANKACCTFROM>\n<BANKTRANLIST><DTSTART>" +
                      day_of(opening_day(statement)) + "<DTEND>" + day_of(closing_day(statement)) +
                      "\n";
    for (const TextLine& line : statement.lines)
        out += "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" + day_of(line.booked_on) + "<TRNAMT>" +
               (line.amount_minor < 0 ? "-" : "") + decimal(line.amount_minor) + "<FITID>" +
               (line.reference.empty() ? line.label : line.reference) + "<NAME>" + line.label +
               "</STMTTRN>\n";
    return out + "</BANKTRANLIST><LEDGERBAL><BALAMT>" + (statement.closing() < 0 ? "-" : "") +
           decimal(statement.closing()) + "<DTASOF>" + day_of(closing_day(statement)) +
           "</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";
}

TextStatement cut(const std::vector<TextLine>& history, std::int64_t opening_minor,
                  std::size_t from, std::size_t to) {
    TextStatement statement;
    statement.opening_minor = opening_minor;
    for (std::size_t index = 0; index < from; ++index)
        statement.opening_minor += history[index].amount_minor;
    statement.lines.assign(history.begin() + static_cast<std::ptrdiff_t>(from),
                           history.begin() + static_cast<std::ptrdiff_t>(to));
    statement.id = std::to_string(from) + "-" + std::to_string(to);
    return statement;
}

// Few, so that equals are frequent; uneven, so that balances seldom agree by chance.
constexpr std::int64_t k_amounts[] = {2'10, 3'50, 12'07, 39'99, 80'17, 1'240'33};

std::vector<TextLine> random_history(std::mt19937& random, std::size_t count, bool twins) {
    std::vector<TextLine> history;
    Date on = day("2026-01-02");
    for (std::size_t index = 0; index < count; ++index) {
        if (random() % 3 == 0)
            on = on.plus_days(static_cast<std::int32_t>(1 + random() % 3));
        const std::int64_t amount = k_amounts[random() % std::size(k_amounts)];
        TextLine line{on, random() % 2 ? amount : -amount, "TICKET", ""};
        if (!twins)
            line.label += " " + std::to_string(index);
        history.push_back(std::move(line));
    }
    return history;
}

void write_long_camt(std::ostream& out, const LongStatement& statement) {
    std::int64_t closing = statement.opening_minor;
    for (std::int64_t index = 0; index < statement.count; ++index)
        closing += statement.line(index).amount_minor;
    out << k_camt_head;
    camt_statement_head(out, "LONG", k_test_iban);
    camt_balance(out, "OPBD", statement.opening_minor, statement.line(0).booked_on);
    camt_balance(out, "CLBD", closing, statement.line(statement.count - 1).booked_on);
    for (std::int64_t index = 0; index < statement.count; ++index)
        camt_entry(out, statement.line(index));
    out << "    </Stmt>\n" << k_camt_foot;
}

void write_long_cfonb(std::ostream& out, const LongStatement& statement) {
    out << cfonb_balance("01", k_test_iban, statement.line(0).booked_on, statement.opening_minor);
    std::int64_t closing = statement.opening_minor;
    for (std::int64_t index = 0; index < statement.count; ++index) {
        const TextLine line = statement.line(index);
        closing += line.amount_minor;
        out << cfonb_movement(k_test_iban, line);
    }
    out << cfonb_balance("07", k_test_iban, statement.line(statement.count - 1).booked_on, closing);
}

} // namespace comptoir::test
