// Third parties from a table (CSV), all lines or none.
#include "comptoir/app/party_import.h"

#include "app/books/party_store.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/replay.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/fec.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <array>
#include <map>

namespace comptoir::app {

namespace {

constexpr std::int64_t k_bytes_max = 64 * 1024 * 1024;

// The same three character sets as an FEC may have.
std::string as_utf8(std::string bytes) {
    formats::FecProbe probe;
    probe.add(bytes);
    switch (probe.characters()) {
    case formats::FecCharacters::Latin9:
        return text::from_latin9(bytes);
    case formats::FecCharacters::Windows1252:
        return text::from_cp1252(bytes);
    case formats::FecCharacters::Utf8:
        break;
    }
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    return bytes;
}

// One record: fields at the separator, quoted ones may hold it and doubled quotes (RFC 4180).
std::vector<std::string> fields_of(std::string_view line, char separator) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    for (std::string& field : fields)
        field = text::single_blanks(field);
    return fields;
}

char separator_of(std::string_view header) {
    for (const char candidate : {'\t', ';', ','}) {
        if (header.find(candidate) != header.npos)
            return candidate;
    }
    return ';';
}

class PartyTable {
public:
    PartyTable(Writer& writer, std::string file_name)
        : m_writer(writer), m_file_name(std::move(file_name)) {}

    Result<void> take(std::string_view line) {
        ++m_line;
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (text::trim(line).empty())
            return {};
        if (m_columns.empty())
            return take_header(line);
        return take_party(fields_of(line, m_separator));
    }
    PartyImportReport report;

    // Once for the whole table: what the references contradict, and whose lines are now whose.
    Result<void> finish(const std::string& reason) {
        CT_ASSIGN(replay, replay_references(m_writer, m_references));
        if (replay.contradicts > 0) {
            const Params counts = {{"contradicts", replay.contradicts},
                                   {"agrees", replay.agrees},
                                   {"closed", replay.closed}};
            if (text::trim(reason).empty())
                return fail(reconcile::errors::contradicts_past, counts);
            m_writer.record("party.import", "file " + m_file_name, "",
                            "agrees " + text::number(replay.agrees) + ", contradicts " +
                                text::number(replay.contradicts) + ", closed " +
                                text::number(replay.closed) + "; reason: " + reason);
            report.warnings.push_back({Diagnostic::Severity::Warning,
                                       reconcile::errors::contradicts_past, counts, std::nullopt});
        }
        CT_TRY(identify_lines(m_writer));
        return {};
    }

private:
    SourcePlace place(std::string field = {}) const {
        return {m_file_name, m_line, {}, std::move(field)};
    }

    Result<void> take_header(std::string_view line) {
        m_separator = separator_of(line);
        std::size_t index = 0;
        for (const std::string& name : fields_of(line, m_separator))
            m_columns[text::fold_compact(name)] = index++;
        if (!m_columns.contains("CODE"))
            return fail_at(place(), errors::party_table_header);
        return {};
    }

    std::optional<std::string> field(const std::vector<std::string>& fields,
                                     const char* column) const {
        const auto found = m_columns.find(column);
        if (found == m_columns.end() || found->second >= fields.size() ||
            fields[found->second].empty())
            return std::nullopt;
        return fields[found->second];
    }

    tl::unexpected<Error> refused(const char* column, const std::string& value) const {
        return fail_at(place(column), errors::party_table_line,
                       {{"column", std::string(column)}, {"text", value}});
    }

    Result<PartyChange> change_of(const std::vector<std::string>& fields) const {
        PartyChange change;
        const auto code = field(fields, "CODE");
        if (!code)
            return refused("code", {});
        change.code = *code;
        change.name = field(fields, "NAME");
        change.statement_reference = field(fields, "REFERENCE");
        if (const auto terms = field(fields, "TERMS")) {
            const auto days = text::parse_integer(*terms);
            if (!days || *days < 0 || *days > 365)
                return refused("terms", *terms);
            change.terms_days = static_cast<int>(*days);
        }
        if (const auto vat = field(fields, "VAT")) {
            if (*vat != "debits" && *vat != "receipts")
                return refused("vat", *vat);
            change.vat_basis =
                *vat == "receipts" ? ledger::VatBasis::Receipts : ledger::VatBasis::Debits;
        }
        if (const auto iban = field(fields, "IBAN")) {
            change.iban = Iban::parse(*iban);
            if (!change.iban)
                return fail_at(place("iban"), comptoir::errors::iban_invalid, {{"iban", *iban}});
        }
        return change;
    }

    Result<void> take_party(const std::vector<std::string>& fields) {
        CT_ASSIGN(change, change_of(fields));
        const auto known = storage::find_party(m_writer.database(), change.code);
        if (known && known->iban && change.iban && *known->iban != *change.iban) {
            change.iban.reset();
            report.warnings.push_back({Diagnostic::Severity::Warning,
                                       errors::party_iban_kept,
                                       {{"party", change.code}},
                                       place("iban")});
        }
        if (!known && !change.name)
            change.name = change.code; // a table of codes alone means what it says
        CT_TRY(store_party(m_writer, change));
        if (change.statement_reference)
            m_references.emplace_back(change.code, *change.statement_reference);
        ++(known ? report.changed : report.added);
        return {};
    }

    Writer& m_writer;
    std::string m_file_name;
    std::int64_t m_line = 0;
    char m_separator = ';';
    std::map<std::string, std::size_t> m_columns;
    PartyReferences m_references;
};

} // namespace

Result<PartyImportReport> import_parties(Writer& writer, const std::filesystem::path& file) {
    CT_ASSIGN(act, writer.begin(users::Right::PartyUpdate));
    return import_parties(writer, file, {});
}

Result<PartyImportReport> import_parties(Writer& writer, const std::filesystem::path& file,
                                         const std::string& reason) {
    CT_ASSIGN(act, writer.begin(users::Right::PartyUpdate));
    CT_ASSIGN(bytes, read_file(file, k_bytes_max));
    const std::string table = as_utf8(std::move(bytes));
    PartyTable parties(writer, file.filename().string());
    std::string_view rest = table;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        CT_TRY(parties.take(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    CT_TRY(parties.finish(reason));
    return std::move(parties.report);
}

} // namespace comptoir::app
