// From lines of an FEC to entries: what belongs together, and what the file says against itself.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/fec.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/types.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::app {

struct FecEntries {
    std::vector<ledger::Entry> entries;    // in the order of the file; letters as the file has them
    std::vector<ledger::Account> accounts; // in order of appearance, labels may be empty
    std::vector<ledger::Party> parties;
    std::vector<ledger::JournalTraits> journals;
    bool any_letter = false;
    std::vector<Diagnostic> warnings;
};

// Lines of one number and journal are one entry, unless parts of it balance by date (several dates
// for one number) or by piece (number 0 everywhere).
class FecGatherer {
public:
    FecGatherer(std::string file_name, ledger::Chart chart)
        : m_file_name(std::move(file_name)), m_chart(chart) {}
    void take(formats::FecRow&& row);
    // Error: ledger.unbalanced, at the first line of the entry.
    Result<FecEntries> finish();

private:
    struct Line {
        std::int64_t line = 0;
        Date date;
        std::string piece;
        std::optional<Date> piece_date;
        std::optional<Date> validated_on;
        ledger::EntryRow row;
    };
    using Lines = std::vector<Line>;
    struct Numbered {
        std::size_t journal = 0;
        std::string number;
        Lines lines;
    };
    // How many, and the first of them.
    struct Fault {
        std::int64_t count = 0, line = 0;
        std::string journal, number;
    };

    std::size_t journal_index(const formats::FecRow& row);
    void note_account(const formats::FecRow& row);
    void note_party(const formats::FecRow& row);
    void note(Fault& fault, const Numbered& numbered, std::int64_t line);
    void add_warning(const ErrorSpec& spec, const Fault& fault);

    std::vector<Lines> parts_of(Numbered& numbered);
    Result<void> add_entry(const Numbered& numbered, Lines& lines);
    void count_traits(std::size_t journal, const ledger::Entry& entry);
    void check_order();
    void check_gaps();
    void warn();

    std::string m_file_name;
    ledger::Chart m_chart;
    std::vector<Numbered> m_numbered;
    std::unordered_map<std::string, std::size_t> m_index; // journal and number
    std::unordered_map<std::string, std::size_t> m_journal_index, m_account_index, m_party_index;
    std::unordered_map<std::string, std::int64_t> m_several_labels; // account -> first line
    std::vector<std::pair<std::int64_t, std::size_t>> m_order;      // first line, entry
    Fault m_several_dates, m_not_in_order, m_validated_early, m_drafts, m_gap;
    FecEntries m_result;
};

} // namespace comptoir::app
