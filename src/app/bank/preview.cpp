#include "comptoir/app/statement_preview.h"

#include "app/bank/format_choice.h"
#include "app/bank/hand_pointed_days.h"
#include "app/bank/journal_of_account.h"
#include "app/bank/statement_files.h"
#include "comptoir/app/csv.h"
#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <algorithm>
#include <map>

namespace comptoir::app {

namespace {

constexpr std::size_t k_diagnostics_max = 200;

// Listens to one file: counts, sums and days of each statement, never its lines.
class PreviewSink final : public bank::StatementSink {
public:
    PreviewSink(storage::Database& database, const std::vector<ledger::Journal>& journals,
                const PreviewFile& asked, const Work& work, PreviewedMember& member)
        : m_ranks(database), m_hand_pointed(database), m_journals(journals), m_asked(asked),
          m_work(work), m_member(member), m_closed_to_files(journals_closed_to_files(database)) {}

    void begin_statement(const bank::StatementHeader& so_far) override {
        m_current = {};
        m_current.header = so_far;
        m_currency.reset();
        m_mixed = false;
        const auto journal = journal_of_account(m_journals, so_far.account);
        if (!journal)
            m_current.problem = journal.error();
        else if (*journal)
            m_current.journal = (*journal)->code;
        else if (m_asked.journal &&
                 (!bank::names_its_account(so_far) || may_follow(so_far.account)))
            m_current.journal = *m_asked.journal;
        if (!m_current.problem)
            leave_out(so_far);
        if (!m_current.journal.empty())
            m_current.lines_known = 0;
    }

    bool line(bank::StatementLine&& line) override {
        if (m_work.stopped())
            return false;
        // An information is not imported.
        if (line.amount.is_zero() || line.status == bank::LineStatus::Info)
            return true;
        if (line.status != bank::LineStatus::Booked ||
            !bank::is_account_statement(m_current.header.format)) {
            ++m_current.expected;
            note_day(line.booked_on);
            return true;
        }
        ++m_current.lines;
        note_day(line.booked_on);
        add(line.amount);
        if (is_new({line.booked_on, line.amount.minor()}) && !m_current.left_out)
            m_hand_pointed.count(m_current.journal, line.booked_on);
        return true;
    }

    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_current.header = header;
        m_current.check = check;
        if (m_mixed)
            m_current.money_in = m_current.money_out = std::nullopt;
        ++m_member.statements_total;
        if (m_member.statements.size() < k_previewed_statements_max)
            m_member.statements.push_back(std::move(m_current));
        m_current = {};
    }

    // What the file's lines say together, once it was read: before what is said of single ones.
    void finish() {
        std::vector<Diagnostic> warnings = m_hand_pointed.warnings();
        m_member.diagnostics.insert(m_member.diagnostics.begin(),
                                    std::make_move_iterator(warnings.begin()),
                                    std::make_move_iterator(warnings.end()));
    }

    void diagnostic(Diagnostic&& diagnostic) override {
        if (m_member.diagnostics.size() < k_diagnostics_max)
            m_member.diagnostics.push_back(std::move(diagnostic));
    }

private:
    // As the import does.
    void leave_out(const bank::StatementHeader& header) {
        const std::string& journal = m_current.journal;
        if (m_asked.journal && journal != *m_asked.journal && follows_an_account(*m_asked.journal))
            m_current.problem = Error{
                bank::errors::other_journal,
                bank::errors::other_journal.kind,
                {{"account", bank::shown_account(header.account)}, {"journal", *m_asked.journal}}};
        else if (m_closed_to_files.contains(journal))
            m_current.problem = Error{
                bank::errors::digital_off, bank::errors::digital_off.kind, {{"journal", journal}}};
        m_current.left_out = m_current.problem.has_value();
    }
    bool follows_an_account(const std::string& code) const {
        return std::any_of(m_journals.begin(), m_journals.end(), [&](const ledger::Journal& each) {
            return each.code == code && each.follows_an_account();
        });
    }

    // A journal that follows no account yet will follow this one, by its number.
    bool may_follow(const bank::AccountIdentity& account) const {
        return !account.iban && !account.number.empty() && !follows_an_account(*m_asked.journal);
    }

    void note_day(Date day) {
        m_current.first_movement = std::min(m_current.first_movement.value_or(day), day);
        m_current.last_movement = std::max(m_current.last_movement.value_or(day), day);
    }

    void add(Money amount) {
        if (!m_currency) {
            m_currency = amount.currency();
            m_current.money_in = m_current.money_out = Money::zero(*m_currency);
        }
        if (amount.currency() != *m_currency) {
            m_mixed = true;
            return;
        }
        if (m_mixed)
            return;
        if (amount.is_negative())
            *m_current.money_out += amount;
        else
            *m_current.money_in += amount;
    }

    // The n-th equal of a day has an equal in the journal when the journal holds n of them. Over
    // all statements of the file: two of them may overlap. False too where nobody knows.
    bool is_new(const bank::LineIdentity& identity) {
        if (!m_current.lines_known)
            return false;
        if (++m_compared > k_previewed_lines_max) {
            m_current.lines_known.reset();
            return false;
        }
        auto [found, first] = m_counts.try_emplace({m_current.journal, identity});
        if (first)
            found->second.second = m_ranks.highest(m_current.journal, identity);
        const bool is_known = ++found->second.first <= found->second.second;
        if (is_known)
            ++*m_current.lines_known;
        return !is_known;
    }

    storage::RankFinder m_ranks;
    HandPointedDays m_hand_pointed;
    const std::vector<ledger::Journal>& m_journals;
    const PreviewFile& m_asked;
    const Work& m_work;
    PreviewedMember& m_member;
    std::set<std::string> m_closed_to_files;
    PreviewedStatement m_current;
    std::optional<Currency> m_currency;
    bool m_mixed = false;
    std::map<std::pair<std::string, bank::LineIdentity>, std::pair<std::int64_t, std::int64_t>>
        m_counts; // by journal: seen in this file, stored before it
    std::size_t m_compared = 0;
};

void note_earlier_import(storage::Database& database, PreviewedMember& member) {
    if (member.sha256.empty())
        return;
    storage::Statement rows =
        database.query("SELECT i.imported_at, i.imported_by FROM file f"
                       " JOIN import i ON i.file_id = f.id WHERE f.sha256 = ?1"
                       " ORDER BY i.id DESC LIMIT 1",
                       member.sha256);
    if (!rows.step())
        return;
    member.imported_at = rows.instant(0);
    member.imported_by = rows.text(1);
}

PreviewedMember preview_member(Reader& reader, const StatementFiles& files, std::size_t index,
                               const std::vector<ledger::Journal>& journals,
                               const PreviewFile& asked, const Work& work) {
    PreviewedMember member;
    member.name = files.state().name(index);
    const auto format = format_choice(reader, asked.journal, asked.format);
    const Result<void> fits =
        format ? check_format(files, index, *format) : Result<void>(fail(format.error()));
    PreviewSink sink(reader.database(), journals, asked, work, member);
    FileReading reading = files.read(index, sink, Work{{}, work.stop}, asked.choices);
    member.format = std::move(reading.format);
    member.sha256 = std::move(reading.sha256);
    member.error = fits ? std::move(reading.error) : fits.error();
    if (!member.error)
        sink.finish();
    note_earlier_import(reader.database(), member);
    return member;
}

PreviewedFile preview_file(Reader& reader, const PreviewFile& asked,
                           const std::vector<ledger::Journal>& journals, const Work& work) {
    PreviewedFile file;
    file.path = asked.path;
    const auto files = StatementFiles::open(asked.path, Work{{}, work.stop});
    if (!files) {
        file.error = files.error();
        return file;
    }
    file.is_archive = files->is_archive();
    file.notices = files->notices();
    for (std::size_t index = 0; index < files->count() && !work.stopped(); ++index)
        file.members.push_back(preview_member(reader, *files, index, journals, asked, work));
    return file;
}

} // namespace

Result<std::vector<PreviewedFile>> preview_files(Reader& reader, const PreviewRequest& request) {
    const std::vector<ledger::Journal> journals = storage::load_journals(reader.database());
    CT_ASSIGN(remembered, list_csv_mappings(reader, std::nullopt));
    std::vector<PreviewedFile> previews;
    const auto total = static_cast<std::int64_t>(request.files.size());
    for (PreviewFile asked : request.files) {
        for (const CsvMappingRow& row : remembered) // as the import does
            asked.choices.csv_mappings.push_back(row.mapping);
        request.work.tell(static_cast<std::int64_t>(previews.size()), total);
        previews.push_back(preview_file(reader, asked, journals, request.work));
        if (request.work.stopped())
            return fail(comptoir::errors::cancelled);
    }
    return previews;
}

} // namespace comptoir::app
