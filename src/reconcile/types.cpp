#include "comptoir/reconcile/types.h"

#include <array>

namespace comptoir::reconcile {

namespace {

struct StateWord {
    LineState state;
    std::string_view text;
};
constexpr std::array<StateWord, 6> k_states{{
    {LineState::Open, "open"},
    {LineState::Proposed, "proposed"},
    {LineState::Ambiguous, "ambiguous"},
    {LineState::Matched, "matched"},
    {LineState::Parked, "parked"},
    {LineState::Ignored, "ignored"},
}};

} // namespace

std::string_view to_text(LineState state) {
    for (const StateWord& word : k_states) {
        if (word.state == state)
            return word.text;
    }
    return "open";
}

std::optional<LineState> parse_line_state(std::string_view text) {
    for (const StateWord& word : k_states) {
        if (word.text == text)
            return word.state;
    }
    return std::nullopt;
}

std::string_view to_text(Decision decision) {
    switch (decision) {
    case Decision::Entry:
        return "entry";
    case Decision::Invoice:
        return "invoice";
    case Decision::Template:
        return "template";
    case Decision::Transfer:
        return "transfer";
    case Decision::None:
        return "none";
    }
    return "none";
}

std::string_view to_text(Kind kind) {
    switch (kind) {
    case Kind::Exact:
        return "exact";
    case Kind::Grouped:
        return "grouped";
    case Kind::Partial:
        return "partial";
    case Kind::Fee:
        return "fee";
    case Kind::Discount:
        return "discount";
    case Kind::Rounding:
        return "rounding";
    case Kind::Overpayment:
        return "overpayment";
    case Kind::Return:
        return "return";
    case Kind::Rule:
        return "rule";
    case Kind::Manual:
        return "manual";
    }
    return "exact";
}

std::string_view to_text(TargetKind kind) {
    switch (kind) {
    case TargetKind::Entry:
        return "entry";
    case TargetKind::Invoice:
        return "invoice";
    case TargetKind::Account:
        return "account";
    }
    return "entry";
}

std::string_view to_text(FlipKind kind) {
    switch (kind) {
    case FlipKind::SecondEntry:
        return "second_entry";
    case FlipKind::SecondItem:
        return "second_item";
    case FlipKind::OtherNumber:
        return "other_number";
    case FlipKind::NamesPiece:
        return "names_piece";
    case FlipKind::TargetGone:
        return "target_gone";
    case FlipKind::OtherLegGone:
        return "other_leg_gone";
    case FlipKind::OtherLeg:
        return "other_leg";
    case FlipKind::TemplateGone:
        return "template_gone";
    case FlipKind::TemplateSet:
        return "template_set";
    case FlipKind::LearningOff:
        return "learning_off";
    case FlipKind::PaymentGone:
        return "payment_gone";
    case FlipKind::NewPiece:
        return "new_piece";
    }
    return "target_gone";
}

std::string_view to_text(SetVerdict verdict) {
    switch (verdict) {
    case SetVerdict::NotSearched:
        return "not_searched";
    case SetVerdict::OnlyOne:
        return "only_one";
    case SetVerdict::Several:
        return "several";
    case SetVerdict::Stopped:
        return "stopped";
    case SetVerdict::NoSet:
        return "no_set";
    }
    return "not_searched";
}

Target target_of(const EntryCandidate& entry) {
    Target target;
    target.kind = TargetKind::Entry;
    target.row = entry.row;
    target.entry = entry.entry;
    target.journal = entry.journal;
    target.number = entry.number;
    target.piece = entry.piece;
    target.account = entry.account;
    target.party = entry.party;
    target.party_name = entry.party_name;
    target.amount = entry.amount;
    return target;
}

Target target_of(const ledger::OpenItem& item, Money amount) {
    Target target;
    target.kind = TargetKind::Invoice;
    target.row = item.id;
    target.journal = item.journal;
    target.number = item.number;
    target.piece = item.piece;
    target.account = item.account;
    target.party = item.party;
    target.party_name = item.party_name;
    target.amount = amount;
    return target;
}

} // namespace comptoir::reconcile
