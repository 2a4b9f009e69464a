// Recurring lines that settle no invoice: by the template the line carries, or one whose reference
// stands in it, or as past decisions booked such lines (A162 to A174, C19).
//
// A template a person chose comes before what the line names; one that was found comes after, and
// after what the line's party owes. Unattended only when one template stands in the line, it
// has one account and nothing open may be meant. What was merely learned always asks.
#include "matchers.h"

#include "../outcome.h"
#include "../template_doubts.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/templates.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace comptoir::reconcile {

namespace {

// An entry of the journal of the line's amount, so near, may book the line already (C23).
constexpr int k_entry_days = 15;
constexpr std::int64_t k_whole_permille = 1000;

enum class FoundHow : std::uint8_t { ByHand, ByReference, ByLearning };

struct Found {
    std::vector<const EntryTemplate*> templates; // the best first
    FoundHow how = FoundHow::ByReference;
};

class TemplateMatcher {
public:
    explicit TemplateMatcher(Context& context) : m_context(context) {
        const std::vector<EntryTemplate>& templates = context.books.templates;
        for (std::size_t i = 0; i < templates.size(); ++i) {
            m_by_code.emplace(templates[i].code, &templates[i]);
            if (!templates[i].reference.empty())
                m_references.add(templates[i].reference, i);
        }
    }

    void match_chosen() {
        for (const std::uint32_t line : m_context.open_lines()) {
            const LineFacts& facts = m_context.lines[line];
            if (!facts.template_by_hand || !m_context.undecided(line))
                continue;
            if (const EntryTemplate* chosen = named(facts.template_code))
                answer(line, {{chosen}, FoundHow::ByHand});
        }
    }

    void match_found() {
        for (const std::uint32_t line : m_context.order) {
            if (m_context.stopped())
                return;
            if (!m_context.proposals[line].targets.empty() || m_context.minor(line) == 0 ||
                m_context.readings[line].own_account)
                continue;
            const Found found = templates_of(line);
            if (!found.templates.empty())
                answer(line, found);
            else
                answer_as_before(line);
        }
    }

private:
    const EntryTemplate* named(const std::string& code) const {
        const auto found = m_by_code.find(code);
        return found == m_by_code.end() ? nullptr : found->second;
    }

    bool fits_side(const EntryTemplate& one, std::uint32_t line) const {
        return !one.money_out || *one.money_out == (m_context.minor(line) < 0);
    }

    // The one the line carries, then those whose reference stands in it, the longest first.
    Found templates_of(std::uint32_t line) const {
        Found found;
        const EntryTemplate* carried = named(m_context.lines[line].template_code);
        std::vector<std::size_t> said = m_references.find(m_context.line(line));
        if (said.empty())
            said = m_references.find_in_name(m_context.line(line));
        for (const std::size_t index : said) {
            const EntryTemplate& one = m_context.books.templates[index];
            if (fits_side(one, line))
                found.templates.push_back(&one);
        }
        std::stable_sort(
            found.templates.begin(), found.templates.end(),
            [](const EntryTemplate* a, const EntryTemplate* b) { return length(*a) > length(*b); });
        if (carried && fits_side(*carried, line)) {
            std::erase(found.templates, carried);
            found.templates.insert(found.templates.begin(), carried);
        }
        if (!found.templates.empty()) {
            drop_parts_of(found.templates);
            keep_one_of_equals(line, found.templates);
        }
        if (found.templates.empty()) {
            const Learned* past = m_context.readings[line].learned;
            const EntryTemplate* one =
                past && past->to == LearnedTo::Template ? named(past->code) : nullptr;
            if (one && fits_side(*one, line))
                return {{one}, FoundHow::ByLearning};
        }
        return found;
    }

    static std::size_t length(const EntryTemplate& one) {
        return text::fold_compact(one.reference).size();
    }

    // "EDF" says nothing more where "EDF PRO" stands.
    static void drop_parts_of(std::vector<const EntryTemplate*>& templates) {
        const std::string best = text::fold(templates.front()->reference);
        const auto is_part = [&](const EntryTemplate* one) {
            const std::string other = text::fold(one->reference);
            return one != templates.front() && other != best &&
                   best.find(other) != std::string::npos;
        };
        templates.erase(std::remove_if(templates.begin(), templates.end(), is_part),
                        templates.end());
    }

    static bool books_the_same(const EntryTemplate& a, const EntryTemplate& b) {
        const auto is_same = [](const TemplateShare& one, const TemplateShare& other) {
            return one.account == other.account && one.party == other.party &&
                   one.vat_permille == other.vat_permille;
        };
        return a.permilles == b.permilles && a.rest == b.rest &&
               std::equal(a.accounts.begin(), a.accounts.end(), b.accounts.begin(),
                          b.accounts.end(), is_same);
    }

    // "SALAIRE" and "MATHIEU ISABELLE" on the one account of wages: either books the same. The one
    // that asks goes first, then the one whose earlier lines were like this one.
    void keep_one_of_equals(std::uint32_t line,
                            std::vector<const EntryTemplate*>& templates) const {
        const auto as_first = [&](const EntryTemplate* one) {
            return books_the_same(*one, *templates.front());
        };
        if (templates.size() < 2 || !std::all_of(templates.begin(), templates.end(), as_first))
            return;
        const auto asks = [](const EntryTemplate* one) { return !one->unattended; };
        const auto is_known = [&](const EntryTemplate* one) {
            const auto past = m_context.books.template_pasts.find(one->code);
            return past != m_context.books.template_pasts.end() && past->second.count() > 0 &&
                   !other_kind_of_line(m_context, line, *one);
        };
        auto kept = std::find_if(templates.begin(), templates.end(), asks);
        if (kept == templates.end())
            kept = std::find_if(templates.begin(), templates.end(), is_known);
        templates = {kept == templates.end() ? templates.front() : *kept};
    }

    std::string party_of(std::uint32_t line) const {
        const LineReading& reading = m_context.readings[line];
        return reading.parties.size() == 1 ? m_context.parties.facts(reading.parties.front()).code
                                           : std::string{};
    }

    // Empty: a person has to spread the amount, or say whose it is. `why` then says which.
    std::vector<Target> targets_of(std::uint32_t line, const EntryTemplate& one,
                                   Reason& why) const {
        const Money amount = m_context.line(line).amount;
        const auto count = static_cast<std::int64_t>(one.accounts.size());
        why = {reasons::template_to_spread, {{"template", one.code}, {"count", count}}};
        const bool is_shared = one.accounts.size() > 1;
        if (one.accounts.empty() || (is_shared && one.permilles.size() != one.accounts.size()))
            return {};
        const std::vector<Money> parts =
            is_shared ? shares(one, amount) : std::vector<Money>{amount};
        std::vector<Target> targets;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].is_zero() || parts[i].is_negative() != amount.is_negative())
                return {};
            Target target;
            target.kind = TargetKind::Account;
            target.account = one.accounts[i].account;
            target.party = one.accounts[i].party;
            if (target.party.empty() &&
                ledger::is_third_party_account(m_context.books.chart, target.account)) {
                target.party = party_of(line);
                if (target.party.empty()) {
                    why = {reasons::template_needs_party,
                           {{"template", one.code}, {"account", target.account}}};
                    return {};
                }
            }
            target.amount = parts[i];
            target.vat_permille = one.accounts[i].vat_permille;
            targets.push_back(std::move(target));
        }
        return targets;
    }

    // As spread() (templates.h) does: the rest is weighed last.
    static std::vector<Money> shares(const EntryTemplate& one, Money amount) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < one.permilles.size(); ++i)
            if (one.rest != i)
                order.push_back(i);
        if (one.rest)
            order.push_back(*one.rest);
        std::vector<std::int64_t> weights;
        std::int64_t sum = 0;
        for (const std::size_t i : order) {
            weights.push_back(one.permilles[i]);
            sum += one.permilles[i];
        }
        std::vector<Money> parts(order.size(), Money::zero(amount.currency()));
        if (sum != k_whole_permille)
            return parts; // no share: a person spreads
        const std::vector<Money> weighed = allocate(amount, weights);
        for (std::size_t i = 0; i < order.size(); ++i)
            parts[order[i]] = weighed[i];
        return parts;
    }

    Reason found_reason(std::uint32_t line, const EntryTemplate& one, FoundHow how) const {
        switch (how) {
        case FoundHow::ByHand:
            return {reasons::template_by_hand, {{"template", one.code}}};
        case FoundHow::ByReference:
            return {reasons::template_reference, {{"template", one.code}, {"text", one.reference}}};
        case FoundHow::ByLearning:
            return {reasons::template_learned,
                    {{"template", one.code}, {"count", m_context.readings[line].learned->agreed}}};
        }
        return {reasons::template_by_hand, {{"template", one.code}}};
    }

    void answer(std::uint32_t line, const Found& found) {
        const EntryTemplate& best = *found.templates.front();
        Proposal& proposal = m_context.proposals[line];
        Reason why{reasons::template_to_spread, {}};
        std::vector<Target> targets = targets_of(line, best, why);
        proposal.template_code = best.code;
        std::vector<Reason> said{found_reason(line, best, found.how)};
        if (targets.empty()) {
            said.push_back(std::move(why));
            proposal.reasons = std::move(said);
            m_context.progress[line] = Progress::Final;
            return;
        }
        proposal.decision = Decision::Template;
        proposal.kind = Kind::Rule;
        proposal.state = LineState::Proposed;
        proposal.targets = std::move(targets);
        proposal.difference = money_of(m_context, line, 0);
        proposal.score_permille = score::k_amount + score::k_number;
        if (found.templates.size() > 1)
            show_others(line, found.templates, proposal, said);
        std::optional<Reason> against = doubt_of(line, best, found.how);
        if (found.how == FoundHow::ByReference)
            m_used[{best.code, m_context.minor(line)}].push_back(line);
        proposal.unattended = !against && proposal.state == LineState::Proposed;
        if (against)
            said.push_back(std::move(*against));
        proposal.reasons = std::move(said);
        m_context.progress[line] = Progress::Final;
    }

    void show_others(std::uint32_t line, const std::vector<const EntryTemplate*>& templates,
                     Proposal& proposal, std::vector<Reason>& said) const {
        for (std::size_t i = 1; i < templates.size() && i <= k_other_targets_max; ++i) {
            Reason ignored{reasons::template_to_spread, {}};
            std::vector<Target> other = targets_of(line, *templates[i], ignored);
            if (!other.empty())
                proposal.other_targets.push_back(std::move(other));
        }
        proposal.state = LineState::Ambiguous;
        said.push_back(
            {reasons::several_templates, {{"count", static_cast<std::int64_t>(templates.size())}}});
    }

    // Why a person has to confirm.
    std::optional<Reason> doubt_of(std::uint32_t line, const EntryTemplate& one,
                                   FoundHow how) const {
        const LineReading& reading = m_context.readings[line];
        if (m_context.lines[line].doubtful)
            return Reason{reasons::doubtful_line, {}};
        if (std::optional<Reason> booked = booked_already(line))
            return booked;
        // A170: the shares are the template's; that this amount is spread so, a person says.
        if (one.accounts.size() > 1)
            return Reason{reasons::template_to_spread,
                          {{"template", one.code},
                           {"count", static_cast<std::int64_t>(one.accounts.size())}}};
        if (!one.unattended)
            return Reason{reasons::template_asks, {{"template", one.code}}};
        if (how == FoundHow::ByHand)
            return std::nullopt;
        if (how == FoundHow::ByLearning)
            return Reason{reasons::learned_alone, {}};
        if (says_returned(m_context.line(line)))
            return Reason{reasons::is_return, {}};
        for (const NumberHit& hit : reading.hits) {
            const ItemState& item = m_context.items[hit.item];
            if (!hit.is_short || reading.agrees(item.party))
                return Reason{
                    reasons::also_an_item,
                    {{"piece", item.item->piece}, {"party", party_name(m_context, item)}}};
        }
        if (std::optional<Reason> pieces = open_pieces(line))
            return pieces;
        if (std::optional<Reason> other = other_kind_of_line(m_context, line, one))
            return other;
        return taken_already(line, one);
    }

    // The same charge in the same amount a few days ago: debited twice, unless such lines come
    // often (tolls) or there is no past and a card may have bought the same twice.
    std::optional<Reason> taken_already(std::uint32_t line, const EntryTemplate& one) const {
        const auto known = m_context.books.template_pasts.find(one.code);
        const TemplatePast* past =
            known == m_context.books.template_pasts.end() ? nullptr : &known->second;
        if (past ? past->comes_often() : m_context.line(line).nature == bank::Nature::Card)
            return std::nullopt;
        const Date day = m_context.line(line).booked_on;
        const auto is_near = [&](Date other) { return std::abs(day - other) <= k_days_of_twice; };
        const auto twice = [&](Date other) {
            return Reason{reasons::template_twice, {{"template", one.code}, {"day", other}}};
        };
        const auto used = m_used.find({one.code, m_context.minor(line)});
        if (used != m_used.end()) {
            // Lines are looked at by day: the latest of them is the nearest.
            for (auto it = used->second.rbegin(); it != used->second.rend(); ++it) {
                const Date other = m_context.line(*it).booked_on;
                if (!is_near(other))
                    break;
                if (past || says_the_same(line, *it))
                    return twice(other);
            }
        }
        if (!past)
            return std::nullopt;
        for (const TemplatePast::Use& use : past->uses)
            if (use.minor == m_context.minor(line) && is_near(use.day))
                return twice(use.day);
        return std::nullopt;
    }

    // One wage each for two people are two.
    bool says_the_same(std::uint32_t line, std::uint32_t other) const {
        return words_where_names_stand(m_context.line(line)) ==
               words_where_names_stand(m_context.line(other));
    }

    std::optional<Reason> open_pieces(std::uint32_t line) const {
        for (const std::uint32_t party : m_context.readings[line].parties) {
            for (const std::uint32_t index : m_context.items_of_party(party)) {
                const ItemState& item = m_context.items[index];
                const bool same_side = (item.remaining < 0) == (m_context.minor(line) < 0);
                if (item.remaining != 0 && same_side &&
                    plausible_day(m_context.line(line), *item.item))
                    return Reason{reasons::party_has_items,
                                  {{"party", party_name(m_context, item)}}};
            }
        }
        return std::nullopt;
    }

    std::optional<Reason> booked_already(std::uint32_t line) const {
        const auto found = entries().find({m_context.lines[line].journal, m_context.minor(line)});
        if (found == entries().end())
            return std::nullopt;
        for (const std::uint32_t index : found->second) {
            const EntryCandidate& entry = m_context.books.entries[index];
            const std::int64_t days = std::abs(entry.date - m_context.line(line).booked_on);
            if (!m_context.entry_used[index] && days <= k_entry_days &&
                entry.amount.currency() == m_context.line(line).amount.currency())
                return Reason{
                    reasons::entry_outside_days,
                    {{"piece", entry.piece},
                     {"days", days},
                     {"limit", std::int64_t{m_context.days_of(m_context.lines[line].journal)}}}};
        }
        return std::nullopt;
    }

    const std::map<std::pair<std::string, std::int64_t>, std::vector<std::uint32_t>>&
    entries() const {
        if (m_entries_loaded)
            return m_entries;
        m_entries_loaded = true;
        for (std::uint32_t i = 0; i < m_context.books.entries.size(); ++i) {
            const EntryCandidate& entry = m_context.books.entries[i];
            m_entries[{entry.bank_journal, entry.amount.minor()}].push_back(i);
        }
        return m_entries;
    }

    static Reason account_reason(const TaughtAccount& taught, std::int64_t count) {
        if (!taught.vat_permille)
            return {reasons::account_learned, {{"account", taught.account}, {"count", count}}};
        const std::string code = to_text(taught);
        return {reasons::account_learned_vat,
                {{"account", taught.account},
                 {"rate", code.substr(code.find('@') + 1)},
                 {"count", count}}};
    }

    // Past decisions booked such lines to one account. A line that names a party is that party's.
    void answer_as_before(std::uint32_t line) {
        const LineReading& reading = m_context.readings[line];
        const Learned* past = reading.learned;
        if (!past || past->to != LearnedTo::Account || !reading.named.empty() ||
            !reading.of_iban.empty() || !reading.hits.empty() ||
            says_returned(m_context.line(line)))
            return;
        Proposal& proposal = m_context.proposals[line];
        const TaughtAccount taught = parse_taught_account(past->code);
        Target target;
        target.kind = TargetKind::Account;
        target.account = taught.account;
        target.vat_permille = taught.vat_permille;
        target.amount = m_context.line(line).amount;
        if (ledger::is_third_party_account(m_context.books.chart, target.account))
            return; // whose it is, the account does not say
        proposal.decision = Decision::Template;
        proposal.kind = Kind::Rule;
        proposal.state = LineState::Proposed;
        proposal.unattended = false;
        proposal.targets = {target};
        proposal.difference = money_of(m_context, line, 0);
        proposal.score_permille = score::k_amount;
        proposal.reasons = {account_reason(taught, past->agreed), {reasons::learned_alone, {}}};
        m_context.progress[line] = Progress::Final;
    }

    Context& m_context;
    std::map<std::string, const EntryTemplate*> m_by_code;
    ReferenceIndex m_references;
    std::map<std::pair<std::string, std::int64_t>, std::vector<std::uint32_t>> m_used;
    mutable std::map<std::pair<std::string, std::int64_t>, std::vector<std::uint32_t>> m_entries;
    mutable bool m_entries_loaded = false;
};

} // namespace

void match_chosen_templates(Context& context) {
    if (!context.books.templates.empty())
        TemplateMatcher(context).match_chosen();
}

void match_templates(Context& context) {
    if (!context.books.templates.empty() || !context.books.learned.empty())
        TemplateMatcher(context).match_found();
}

} // namespace comptoir::reconcile
