#include "app/bank/format_choice.h"
#include "app/bank/hand_pointed_days.h"
#include "app/bank/import_source.h"
#include "app/bank/remembered_mappings.h"
#include "app/bank/statement_breaks.h"
#include "app/bank/statement_files.h"
#include "app/bank/statement_stage.h"
#include "app/quarantine/put_aside.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/file_kind.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/quarantine_errors.h"
#include "comptoir/app/recognised.h"
#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/expected_repository.h"
#include "comptoir/storage/repositories/file_repository.h"
#include "comptoir/storage/repositories/recognition_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

std::string counts_text(const ImportReport& report) {
    std::int64_t fresh = 0, known = 0, doubtful = 0;
    for (const ImportedStatement& statement : report.statements) {
        fresh += statement.lines_new;
        known += statement.lines_known;
        doubtful += statement.lines_doubtful;
    }
    return "new " + text::number(fresh) + ", known " + text::number(known) + ", doubtful " +
           text::number(doubtful);
}

// Hears whether the balances of every statement could be compared.
class ProvingSink final : public bank::StatementSink {
public:
    explicit ProvingSink(bank::StatementSink& sink) : m_sink(sink) {}
    void begin_statement(const bank::StatementHeader& so_far) override {
        m_sink.begin_statement(so_far);
    }
    bool line(bank::StatementLine&& line) override { return m_sink.line(std::move(line)); }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        // A report announces: it books nothing, so that it has nothing to prove.
        if (check == bank::BalanceCheck::NotPossible && !unproven &&
            bank::is_account_statement(header.format))
            unproven = bank::shown_account(header.account);
        m_sink.end_statement(header, check);
    }
    void diagnostic(Diagnostic&& diagnostic) override { m_sink.diagnostic(std::move(diagnostic)); }

    std::optional<std::string> unproven; // the account of the first that proves nothing

private:
    bank::StatementSink& m_sink;
};

// Says by how much a balance is wrong that a person accepts; the stage then keeps silent about it.
class AcceptingSink final : public bank::StatementSink {
public:
    AcceptingSink(bank::StatementSink& sink, std::string path, ImportReport& report)
        : m_sink(sink), m_path(std::move(path)), m_report(report) {}
    void begin_statement(const bank::StatementHeader& so_far) override {
        m_sink.begin_statement(so_far);
    }
    bool line(bank::StatementLine&& line) override { return m_sink.line(std::move(line)); }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_sink.end_statement(header, check);
    }
    void diagnostic(Diagnostic&& diagnostic) override {
        if (diagnostic.code == ErrorCode(bank::errors::balance_mismatch))
            tell_difference(diagnostic);
        m_sink.diagnostic(std::move(diagnostic));
    }

private:
    void tell_difference(const Diagnostic& mismatch) {
        Diagnostic told{Diagnostic::Severity::Warning, errors::mismatch_accepted, mismatch.params,
                        mismatch.place.value_or(SourcePlace{})};
        told.place->file = m_path;
        std::optional<Money> closing, computed;
        for (const Param& param : mismatch.params)
            if (const auto* amount = std::get_if<Money>(&param.value))
                (param.name == "closing" ? closing : computed) = *amount;
        invariant(closing && computed, "a wrong balance comes with both its figures");
        told.params.push_back({"difference", *closing - *computed});
        m_report.diagnostics.push_back(std::move(told));
    }

    bank::StatementSink& m_sink;
    std::string m_path;
    ImportReport& m_report;
};

Result<void> import_one(Writer& writer, const StatementFiles& files, std::size_t index,
                        const FormatChoice& format, const ImportRequest& request,
                        ImportReport& report) {
    const std::size_t brought = report.statements.size() + report.expected.size();
    CT_TRY(check_format(files, index, format));
    CT_ASSIGN(original, files.state().bytes(index));
    const std::string name = files.state().name(index);
    CT_ASSIGN(file,
              storage::store_file_from(writer.database(), name, [&] { return original->next(); }));
    CT_ASSIGN(source, files.state().bytes(index));
    CT_ASSIGN(imported, import_source(writer, {file, source.get(), files.path(index), name},
                                      request, report));
    if (imported.sha256 != file.sha256)
        return fail(comptoir::errors::file_unreadable, {{"path", files.path(index)}},
                    "the file changed while it was read");
    if (report.statements.size() + report.expected.size() > brought)
        close_waiting(writer, file.sha256, imported.import, files.path(index), report);
    return {};
}

struct ReportSizes {
    std::size_t statements = 0, expected = 0, put_aside = 0;
};
ReportSizes sizes_of(const ImportReport& report) {
    return {report.statements.size(), report.expected.size(), report.put_aside.size()};
}

// What the report gained since `before` is what this member brought.
void tell_member(const StatementFiles& files, std::size_t index, const ReportSizes& before,
                 ImportReport& report) {
    ImportedMember member{.name = files.state().name(index), .in_archive = files.is_archive()};
    for (std::size_t at = before.statements; at < report.statements.size(); ++at) {
        const ImportedStatement& statement = report.statements[at];
        member.statements += statement.id ? 1 : 0;
        member.lines_new += statement.lines_new;
        member.lines_known += statement.lines_known;
        member.lines_doubtful += statement.lines_doubtful;
    }
    std::int64_t announced = 0;
    for (std::size_t at = before.expected; at < report.expected.size(); ++at) {
        member.expected += report.expected[at].lines_new;
        announced += report.expected[at].lines_known;
    }
    const bool brings = member.statements + member.expected > 0;
    member.fate = report.put_aside.size() > before.put_aside ? MemberFate::PutAside
                  : brings                                   ? MemberFate::Imported
                  : report.statements.size() > before.statements || announced > 0
                      ? MemberFate::Known
                      : MemberFate::LeftOut;
    report.members.push_back(std::move(member));
}

void leave_out(const Error& error, ImportReport& report) {
    report.diagnostics.push_back(
        {Diagnostic::Severity::Warning, error.code, error.params, error.place});
}

Result<void> import_path(Writer& writer, const std::filesystem::path& path,
                         const FormatChoice& format, const ImportRequest& request,
                         ImportReport& report) {
    auto opened = StatementFiles::open(path, request.work);
    if (!opened && request.quarantine && can_be_put_aside(opened.error()))
        return put_aside_whole(writer, path, opened.error(), report);
    CT_ASSIGN(files, std::move(opened));
    report.diagnostics.insert(report.diagnostics.end(), files.notices().begin(),
                              files.notices().end());
    std::optional<Error> other_format; // of a member that is not of the journal's
    const std::size_t members = report.members.size();
    for (std::size_t index = 0; index < files.count(); ++index) {
        const ReportSizes sizes = sizes_of(report);
        if (files.is_archive() && request.leave_out.contains(files.state().name(index))) {
            tell_member(files, index, sizes, report);
            continue;
        }
        storage::Savepoint before(writer.database());
        const auto done = import_one(writer, files, index, format, request, report);
        if (done) {
            before.release();
            tell_member(files, index, sizes, report);
            continue;
        }
        // In an archive another format is another file's: it stays out by name, the rest comes in.
        if (files.is_archive() && done.error().code == ErrorCode(bank::errors::format_differs)) {
            before.roll_back();
            leave_out(done.error(), report);
            tell_member(files, index, sizes, report);
            other_format = done.error();
            continue;
        }
        if (!(request.quarantine && can_be_put_aside(done.error())))
            return done;
        before.roll_back();
        CT_TRY(put_aside_one(
            writer, files, index, done.error(),
            {.choices = choices_of(writer.database(), request), .work = request.work}, report));
        tell_member(files, index, sizes, report);
    }
    const bool all_left_out = std::all_of(
        report.members.begin() + static_cast<std::ptrdiff_t>(members), report.members.end(),
        [](const ImportedMember& member) { return member.fate == MemberFate::LeftOut; });
    return other_format && all_left_out ? fail(std::move(*other_format)) : Result<void>{};
}

} // namespace

bank::ReadingChoices choices_of(storage::Database& database, const ImportRequest& request) {
    bank::ReadingChoices choices = request.choices;
    if (!choices.currency && request.journal)
        if (const auto journal = storage::find_journal(database, *request.journal))
            choices.currency = journal->currency;
    for (bank::CsvMapping& mapping : remembered_mappings(database, request.journal))
        choices.csv_mappings.push_back(std::move(mapping));
    return choices;
}

Result<void> check_chosen_journal(Reader& reader, const std::optional<std::string>& code) {
    if (!code)
        return {};
    const auto journal = storage::find_journal(reader.database(), *code);
    if (!journal)
        return fail(ledger::errors::unknown_journal, {{"journal", *code}});
    if (journal->type != ledger::JournalType::Bank)
        return fail(ledger::errors::not_a_bank_journal, {{"journal", *code}});
    return {};
}

Result<SourceImported> import_source(Writer& writer, const SourceImport& incoming,
                                     const ImportRequest& request, ImportReport& report) {
    storage::Database& database = writer.database();
    // The same file again says nothing new, its wrong balance neither.
    const bool accept_mismatch =
        request.accept_mismatch || storage::mismatch_was_accepted(database, incoming.file.sha256);
    const storage::ImportId import = storage::insert_import(
        database, {incoming.file.id, "", writer.clock().now(), writer.user()});
    StatementStage stage(writer, {.import = import,
                                  .only_journal = request.journal,
                                  .accept_mismatch = accept_mismatch,
                                  .take_back_deleted = request.take_back_deleted,
                                  .file_name = incoming.name,
                                  .work = request.work});
    ProvingSink proving(stage);
    ImportReport of_file;
    AcceptingSink accepting(stage, incoming.path, of_file);
    bank::StatementSink& sink = incoming.proven_only ? static_cast<bank::StatementSink&>(proving)
                                : accept_mismatch    ? static_cast<bank::StatementSink&>(accepting)
                                                     : stage;
    const FileReading reading =
        read_statement_source(*incoming.source, incoming.path, incoming.name, sink, request.work,
                              choices_of(writer.database(), request));
    // What the stage refused is the cause; the reader then only says that it was stopped.
    CT_TRY(stage.finish(of_file));
    if (reading.error)
        return fail(*reading.error);
    if (proving.unproven)
        return fail_at(SourcePlace{.file = incoming.name, .field = "balance"},
                       errors::quarantine_balance_not_proven, {{"account", *proving.unproven}});
    storage::set_import_format(database, import, reading.format);
    writer.record("statement.import", "file " + incoming.file.sha256.substr(0, 16), "",
                  counts_text(of_file));
    CT_ASSIGN(repeated, summarise_recognised(writer, import.value()));
    storage::drop_needless_import(database, import);
    report.repeated.insert(report.repeated.end(), repeated.begin(), repeated.end());
    report.statements.insert(report.statements.end(), of_file.statements.begin(),
                             of_file.statements.end());
    report.expected.insert(report.expected.end(), of_file.expected.begin(), of_file.expected.end());
    report.left_out.insert(report.left_out.end(), of_file.left_out.begin(), of_file.left_out.end());
    report.diagnostics.insert(report.diagnostics.end(), of_file.diagnostics.begin(),
                              of_file.diagnostics.end());
    return SourceImported{import, reading.sha256};
}

namespace {

// Third party and template of what came in (A110, A165).
Result<void> identify_new_lines(Writer& writer, const ImportReport& report) {
    std::vector<bank::StatementId> statements;
    for (const ImportedStatement& statement : report.statements)
        if (statement.id && statement.lines_new + statement.lines_doubtful > 0)
            statements.push_back(statement.id);
    if (!statements.empty())
        CT_TRY(identify_lines(writer, statements));
    return {};
}

} // namespace

std::string_view to_text(MemberFate fate) {
    switch (fate) {
    case MemberFate::Imported:
        return "imported";
    case MemberFate::Known:
        return "known";
    case MemberFate::PutAside:
        return "put_aside";
    case MemberFate::LeftOut:
        return "left_out";
    }
    return "imported";
}

Result<ImportReport> import_files(Writer& writer, const ImportRequest& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    CT_TRY(check_chosen_journal(writer, request.journal));
    CT_ASSIGN(format, format_choice(writer, request.journal, request.format));
    ImportReport report;
    for (const std::filesystem::path& path : request.files)
        if (auto done = import_path(writer, path, format, request, report); !done)
            return fail(with_kind(std::move(done).error(), path, FileKind::Statement));
    tell_breaks(writer, report);
    tell_hand_pointed_days(writer, report);
    CT_TRY(identify_new_lines(writer, report));
    return report;
}

Result<ImportReport> stage_feed_statement(Writer& writer, const std::string& journal,
                                          const bank::StatementHeader& header,
                                          const std::vector<bank::StatementLine>& lines,
                                          std::vector<bank::LineId>* line_ids) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    storage::Database& database = writer.database();
    const storage::ImportId import = storage::insert_import(
        database, {std::nullopt, header.format, writer.clock().now(), writer.user()});
    StatementStage stage(writer, {.import = import, .source = "feed", .only_journal = journal});
    stage.remember_lines(line_ids);
    stage.begin_statement(header);
    Money sum = Money::zero(header.account.currency.value_or(Currency::eur()));
    for (const bank::StatementLine& line : lines) {
        sum += line.amount;
        if (!stage.line(bank::StatementLine(line)))
            break;
    }
    stage.end_statement(header, bank::check_balance(header, sum));
    ImportReport report;
    CT_TRY(stage.finish(report));
    writer.record("statement.feed", "journal " + journal, "", counts_text(report));
    CT_ASSIGN(repeated, summarise_recognised(writer, import.value()));
    report.repeated = std::move(repeated);
    storage::drop_needless_import(database, import);
    tell_breaks(writer, report);
    tell_hand_pointed_days(writer, report);
    CT_TRY(identify_new_lines(writer, report));
    return report;
}

Result<void> take_back_expected(Writer& writer, std::int64_t import) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    const storage::ImportId id{import};
    storage::delete_expected_of(writer.database(), id);
    storage::drop_needless_imports(writer.database());
    writer.record("expected.take_back", "import " + text::number(import), "", "");
    writer.changed(Noun::Expected);
    return {};
}

} // namespace comptoir::app
