// A dossier whose journal BQ follows the account of the test statements.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "support/statement_texts.h"
#include "support/temp_dossier.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace comptoir::test {

struct Totals {
    std::int64_t fresh = 0, known = 0, doubtful = 0;
    friend bool operator==(const Totals&, const Totals&) = default;
};
inline std::ostream& operator<<(std::ostream& out, const Totals& totals) {
    return out << "new " << totals.fresh << ", known " << totals.known << ", doubtful "
               << totals.doubtful;
}

class BankDossier : public TempDossier {
public:
    BankDossier() {
        value_of(write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(
                writer, {.code = "BQ", .iban = Iban::parse(k_test_iban), .account = "512000"});
        }));
    }

    Result<app::ImportReport> try_import(const std::vector<std::filesystem::path>& files,
                                         app::ImportRequest request = {}) {
        request.files = files;
        return write<app::ImportReport>(
            [&](app::Writer& writer) { return app::import_files(writer, request); });
    }
    Result<app::ImportReport> try_text(std::string_view text, app::ImportRequest request = {}) {
        return try_import({write_file("in.txt", text)}, std::move(request));
    }
    Totals import_text(std::string_view text) { return totals_of(value_of(try_text(text))); }
    static Totals totals_of(const app::ImportReport& report) {
        Totals totals;
        for (const app::ImportedStatement& statement : report.statements) {
            totals.fresh += statement.lines_new;
            totals.known += statement.lines_known;
            totals.doubtful += statement.lines_doubtful;
        }
        return totals;
    }

    std::vector<app::StatementRow> statements() {
        return value_of(read<std::vector<app::StatementRow>>(
            [](app::Reader& reader) { return app::list_statements(reader, {}); }));
    }
    // How many lines of each day, amount and label are stored.
    using Lines = std::map<std::tuple<std::string, std::int64_t, std::string>, int>;
    Lines lines(bool with_labels = true) {
        Lines lines;
        expect_done(read<void>([&](app::Reader& reader) {
            return app::for_each_line(reader, {.limit = 1'000'000}, [&](const app::LineRow& row) {
                ++lines[{row.line.booked_on.to_iso(), row.line.amount.minor(),
                         with_labels ? row.line.label : std::string()}];
                return true;
            });
        }));
        return lines;
    }
    std::int64_t integer(std::string_view sql) {
        return value_of(read<std::int64_t>([&](app::Reader& reader) -> Result<std::int64_t> {
            return reader.database().integer(sql);
        }));
    }
    std::int64_t line_count() { return integer("SELECT count(*) FROM bank_line"); }
    Result<void> undo(bank::StatementId statement) {
        return write<void>(
            [&](app::Writer& writer) { return app::undo_import(writer, statement); });
    }
};

inline BankDossier::Lines lines_of(const std::vector<TextLine>& history, bool with_labels = true) {
    BankDossier::Lines lines;
    for (const TextLine& line : history)
        ++lines[{line.booked_on.to_iso(), line.amount_minor,
                 with_labels ? line.label : std::string()}];
    return lines;
}

// Every stored statement's opening, lines and closing agree.
inline void expect_balances_hold(BankDossier& dossier) {
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM statement s WHERE s.opening_minor IS NOT NULL"
                              " AND s.closing_minor IS NOT NULL AND s.closing_minor <>"
                              " s.opening_minor + (SELECT coalesce(sum(amount_minor), 0)"
                              " FROM bank_line l WHERE l.statement_id = s.id)"),
              0);
}

} // namespace comptoir::test
