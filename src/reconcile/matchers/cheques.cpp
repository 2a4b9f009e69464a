// A cheque that was presented long after it was written: its number and amount, whatever the days
// between.
//
// A cheque may be paid for a year after the eight days in which it should be presented
// (art. L131-32 and L131-59 Code monétaire et financier). Within the usual window the other entries
// of its amount compete with it (entries.cpp); beyond, only the number says which one it is.
#include "matchers.h"

#include "entry_affinity.h"
#include "entry_answers.h"

#include <map>
#include <optional>
#include <tuple>

namespace comptoir::reconcile {

namespace {

constexpr int k_cheque_life_days = 365 + 8;

using Key =
    std::tuple<std::string_view, std::string_view, std::int64_t>; // journal, currency, minor

bool is_named(const Context& context, std::uint32_t line, const LineWords& words,
              const EntryCandidate& entry) {
    const Affinity affinity = affinity_of(context, line, words, entry_words(context, entry));
    return affinity[0] >= 2;
}

} // namespace

void match_late_cheques(Context& context) {
    const auto key_of_line = [&](std::uint32_t line) {
        const LineFacts& facts = context.lines[line];
        return Key{facts.journal, facts.line.amount.currency().code(), facts.line.amount.minor()};
    };
    std::vector<std::uint32_t> cheques;
    std::map<Key, std::vector<std::uint32_t>> entries_by_amount; // of the cheques alone
    for (const std::uint32_t line : context.open_lines()) {
        // One of another number within the window was only shown.
        if (context.line(line).nature != bank::Nature::Cheque ||
            context.progress[line] == Progress::Final)
            continue;
        cheques.push_back(line);
        entries_by_amount.try_emplace(key_of_line(line));
    }
    for (std::uint32_t i = 0; i < context.books.entries.size() && !cheques.empty(); ++i) {
        const EntryCandidate& entry = context.books.entries[i];
        const auto wanted = entries_by_amount.find(
            {entry.bank_journal, entry.amount.currency().code(), entry.amount.minor()});
        if (wanted != entries_by_amount.end())
            wanted->second.push_back(i);
    }
    for (const std::uint32_t line : cheques) {
        const bank::StatementLine& cheque = context.line(line);
        const LineWords words = line_words(cheque);
        std::vector<std::uint32_t> named;
        for (const std::uint32_t index : entries_by_amount.at(key_of_line(line))) {
            const EntryCandidate& entry = context.books.entries[index];
            const std::int64_t days = cheque.booked_on - entry.date;
            if (days >= 0 && days <= k_cheque_life_days && !context.entry_used[index] &&
                is_named(context, line, words, entry))
                named.push_back(index);
        }
        if (named.size() == 1)
            answer_with_entry(context,
                              {line, named.front(), EntryWhy::Label, {2, 0, 0}, 1, 0, false});
        else if (named.size() > 1)
            show_entries(context, line, named, 1);
    }
}

} // namespace comptoir::reconcile
