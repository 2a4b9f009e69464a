#include "flips.h"

#include "comptoir/core/text.h"
#include "comptoir/reconcile/reasons.h"
#include "matchers/matchers.h"
#include "outcome.h"

#include <algorithm>
#include <unordered_map>

namespace comptoir::reconcile {

namespace {

constexpr std::int64_t k_number_first = 9'990'017; // unlike the numbers people give
constexpr std::int64_t k_number_tries = 1000;

class FlipFinder {
public:
    explicit FlipFinder(const Context& context) : m_context(context) {}

    std::optional<Flip> flip_of(std::uint32_t line) const {
        const Proposal& proposal = m_context.proposals[line];
        switch (proposal.state) {
        case LineState::Ambiguous:
            return of_ambiguous(line, proposal);
        case LineState::Proposed:
            return of_proposed(line, proposal);
        case LineState::Open:
            return of_open(line, proposal);
        case LineState::Matched:
        case LineState::Parked:
        case LineState::Ignored:
            return std::nullopt;
        }
        return std::nullopt;
    }

    // The sentence of it; `flip_other_number` and its like are said by the matchers.
    Reason sentence(const Flip& flip) const {
        switch (flip.kind) {
        case FlipKind::SecondEntry:
            return {reasons::flip_second_entry,
                    {{"amount", flip.amount.abs()}, {"days", std::int64_t{0}}}};
        case FlipKind::SecondItem:
            return {reasons::flip_second_item,
                    {{"party", name_of(flip.party)}, {"amount", flip.amount.abs()}}};
        case FlipKind::OtherNumber:
            return {reasons::flip_other_number, {}};
        case FlipKind::NamesPiece:
            return {reasons::flip_names_piece,
                    {{"piece", flip.text}, {"party", name_of(flip.party)}}};
        case FlipKind::TargetGone:
            return {reasons::flip_target_gone, {{"piece", flip.text}}};
        case FlipKind::OtherLegGone:
            return {reasons::flip_other_leg_gone, {}};
        case FlipKind::OtherLeg:
            return {reasons::flip_other_leg,
                    {{"journal", flip.text}, {"amount", flip.amount.abs()}}};
        case FlipKind::TemplateGone:
            return {reasons::flip_template_gone, {{"template", flip.text}}};
        case FlipKind::TemplateSet:
            return {reasons::flip_template_set, {{"template", flip.text}}};
        case FlipKind::LearningOff:
            return {reasons::flip_learning_off, {}};
        case FlipKind::PaymentGone:
            return {reasons::flip_payment_gone, {{"day", flip.day}, {"amount", flip.amount.abs()}}};
        case FlipKind::NewPiece:
            return {reasons::flip_new_piece,
                    {{"party", name_of(flip.party)}, {"amount", flip.amount.abs()}}};
        }
        return {reasons::flip_target_gone, {{"piece", flip.text}}};
    }

private:
    std::string name_of(const std::string& party) const {
        const std::uint32_t index = m_context.parties.find(party);
        const bool is_named = index != k_no_party && !m_context.parties.facts(index).name.empty();
        return is_named ? m_context.parties.facts(index).name : party;
    }

    static bool has(const Proposal& proposal, ErrorCode code) {
        return std::any_of(proposal.reasons.begin(), proposal.reasons.end(),
                           [&](const Reason& reason) { return reason.code == code; });
    }

    static Flip gone(const Target& target) {
        Flip flip;
        flip.kind = FlipKind::TargetGone;
        flip.row = target.row;
        flip.text = target.piece.empty() ? target.number : target.piece;
        return flip;
    }

    std::optional<Flip> of_ambiguous(std::uint32_t line, const Proposal& proposal) const {
        if (!proposal.template_code.empty()) {
            Flip flip;
            flip.kind = FlipKind::TemplateSet;
            flip.text = proposal.template_code;
            return flip;
        }
        if (proposal.returned)
            return payment_gone(proposal);
        if (proposal.targets.empty() || !proposal.targets.front().row)
            return std::nullopt;
        if (const std::optional<Flip> named = names_piece(line, proposal))
            return named;
        return gone(proposal.targets.front());
    }

    // The line names one of the equals: a strong number that no other open piece bears.
    std::optional<Flip> names_piece(std::uint32_t line, const Proposal& proposal) const {
        if (!m_context.readings[line].hits.empty())
            return std::nullopt; // it names one already
        for (const std::vector<Target>& other : proposal.other_targets) {
            const bool is_piece = other.size() == 1 && other.front().kind == TargetKind::Invoice &&
                                  key_strength(key_of(other.front().piece)) == KeyStrength::Strong;
            if (!is_piece)
                continue;
            if (bearers().at(key_of(other.front().piece)) != 1)
                continue;
            Flip flip;
            flip.kind = FlipKind::NamesPiece;
            flip.text = other.front().piece;
            flip.party = other.front().party;
            return flip;
        }
        return std::nullopt;
    }

    // How many open items bear each number.
    const std::unordered_map<std::string, int>& bearers() const {
        if (m_bearers.empty()) {
            for (const ItemState& item : m_context.items)
                ++m_bearers[item.key];
        }
        return m_bearers;
    }

    Date due_on(ledger::RowId row) const {
        if (m_due.empty()) {
            for (const ledger::OpenItem& item : m_context.books.items)
                m_due.emplace(item.id.value(), item.due_on);
        }
        return m_due.at(row.value());
    }

    Flip payment_gone(const Proposal& proposal) const {
        Flip flip;
        flip.kind = FlipKind::PaymentGone;
        flip.match = proposal.returned;
        for (const PastPayment& payment : m_context.books.past_payments) {
            if (payment.match == proposal.returned) {
                flip.day = payment.line.booked_on;
                flip.amount = payment.line.amount;
            }
        }
        return flip;
    }

    std::optional<Flip> of_proposed(std::uint32_t line, const Proposal& proposal) const {
        if (proposal.returned)
            return payment_gone(proposal);
        Flip flip;
        if (proposal.decision == Decision::Transfer)
            return of_transfer(line, proposal);
        if (proposal.decision == Decision::Template) {
            const bool is_learned = has(proposal, reasons::account_learned) ||
                                    has(proposal, reasons::account_learned_vat);
            flip.kind = is_learned ? FlipKind::LearningOff : FlipKind::TemplateGone;
            flip.text = proposal.template_code;
            return flip;
        }
        if (proposal.targets.empty())
            return std::nullopt;
        if (proposal.unattended && has(proposal, reasons::flip_second_entry)) {
            flip.kind = FlipKind::SecondEntry;
            flip.row = proposal.targets.front().row;
            flip.text = m_context.lines[line].journal;
            flip.amount = m_context.line(line).amount;
            return flip;
        }
        if (proposal.unattended && has(proposal, reasons::flip_second_item)) {
            flip.kind = FlipKind::SecondItem;
            flip.row = proposal.targets.front().row;
            flip.party = proposal.targets.front().party;
            flip.amount = m_context.line(line).amount;
            flip.day = due_on(flip.row).plus_days(-1);
            return flip;
        }
        if (proposal.unattended && proposal.decision == Decision::Invoice) {
            flip.kind = FlipKind::OtherNumber;
            flip.text = number_of_none(proposal);
            return flip;
        }
        const auto row = std::find_if(proposal.targets.begin(), proposal.targets.end(),
                                      [](const Target& target) { return bool(target.row); });
        return row == proposal.targets.end() ? std::nullopt : std::optional(gone(*row));
    }

    // A number that no piece of the answer may be.
    std::string number_of_none(const Proposal& proposal) const {
        for (std::int64_t i = 0; i < k_number_tries; ++i) {
            const std::string number = text::number(k_number_first + i);
            const bool is_one = std::any_of(
                proposal.targets.begin(), proposal.targets.end(), [&](const Target& target) {
                    return may_be_the_same_number(number, key_of(target.piece));
                });
            if (!is_one)
                return number;
        }
        return text::number(k_number_first);
    }

    std::optional<Flip> of_transfer(std::uint32_t line, const Proposal& proposal) const {
        Flip flip;
        if (proposal.other_leg) {
            flip.kind = FlipKind::OtherLegGone;
            flip.leg = proposal.other_leg;
            return flip;
        }
        const std::string account = other_account(m_context.line(line));
        for (const BankJournalFacts& journal : m_context.books.journals) {
            if (journal.iban.empty() || journal.iban != account)
                continue;
            flip.kind = FlipKind::OtherLeg;
            flip.text = journal.code;
            flip.amount = -m_context.line(line).amount;
            flip.day = m_context.line(line).booked_on;
            return flip;
        }
        return std::nullopt;
    }

    std::optional<Flip> of_open(std::uint32_t line, const Proposal& proposal) const {
        const LineReading& reading = m_context.readings[line];
        const bool may_pay = reading.parties.size() == 1 && m_context.minor(line) != 0 &&
                             !reading.own_account && proposal.template_code.empty() &&
                             proposal.reasons.size() == 1 &&
                             proposal.reasons.front().code == reasons::no_candidate_for_party;
        if (!may_pay)
            return std::nullopt;
        Flip flip;
        flip.kind = FlipKind::NewPiece;
        flip.party = m_context.parties.facts(reading.parties.front()).code;
        flip.amount = m_context.line(line).amount;
        flip.day = m_context.line(line).booked_on;
        return flip;
    }

    const Context& m_context;
    mutable std::unordered_map<std::string, int> m_bearers;
    mutable std::unordered_map<std::int64_t, Date> m_due; // by row
};

} // namespace

void add_flips(Context& context) {
    const FlipFinder finder(context);
    for (std::uint32_t line = 0; line < context.lines.size(); ++line) {
        Proposal& proposal = context.proposals[line];
        proposal.flip = finder.flip_of(line);
        if (!proposal.flip)
            continue;
        proposal.flip->sentence = finder.sentence(*proposal.flip);
        // That a piece might not be there goes without saying.
        if (proposal.flip->kind == FlipKind::TargetGone)
            continue;
        Reason& sentence = proposal.flip->sentence;
        const auto said =
            std::find_if(proposal.reasons.begin(), proposal.reasons.end(),
                         [&](const Reason& reason) { return reason.code == sentence.code; });
        if (said != proposal.reasons.end())
            sentence = *said; // the matcher knows its days and amounts
        else
            proposal.reasons.push_back(sentence);
    }
}

} // namespace comptoir::reconcile
