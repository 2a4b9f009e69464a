#include "comptoir/gui/reconcile/line_table_model.h"

#include "comptoir/gui/support/said_once.h"
#include "comptoir/gui/support/states.h"
#include "comptoir/reconcile/reasons.h"

#include <algorithm>

namespace comptoir::gui {

using reconcile::LineState;

LineView line_view(const app::LineRow& row) {
    LineView view;
    view.id = row.id;
    view.statement = row.statement;
    view.state = row.state;
    view.doubtful = row.doubtful;
    view.announced = !row.announced.empty();
    view.booked_on = row.line.booked_on;
    view.valued_on = row.line.valued_on;
    view.amount = row.line.amount;
    view.label = q(row.line.label);
    view.label = whole_label(view.label, q(row.line.label_more));
    view.counterparty = q(row.line.counterparty.name);
    view.nature = row.line.nature;
    view.match = row.match;
    view.party = row.party;
    view.party_by = row.party_by;
    view.template_code = row.template_code;
    view.template_by = row.template_by;
    view.note = q(row.note);
    view.reason = q(row.reason);
    view.invoice = q(row.invoice_piece);
    view.pairing = reconcile::PairingId{row.pairing};
    view.documents = row.documents;
    return view;
}

QString target_words(const std::vector<reconcile::Target>& targets) {
    if (targets.empty())
        return {};
    if (targets.size() > 1)
        return LineTableModel::tr("%n item(s)", "what a bank line would be matched with",
                                  static_cast<int>(targets.size()));
    const reconcile::Target& only = targets.front();
    if (only.kind == reconcile::TargetKind::Account)
        return q(only.account);
    return q(only.piece.empty() ? only.number : only.piece);
}

// A139: an invoice stands in its column when the line is its third party's and pays just that;
// anything less is a question, which the state and the panel ask. An entry of the books is no
// invoice.
static QString proposed_piece(const LineView& line, const reconcile::Proposal& proposal) {
    using reconcile::Target;
    using reconcile::TargetKind;
    if (proposal.state != LineState::Proposed)
        return {};
    const auto is_invoice = [](const Target& target) { return target.kind == TargetKind::Invoice; };
    if (std::ranges::none_of(proposal.targets, is_invoice))
        return {};
    const auto says = [&](const ErrorCode& code) {
        return std::ranges::any_of(proposal.reasons, [&](const reconcile::Reason& reason) {
            return reason.code.name == code.name;
        });
    };
    // The only set of all that sums up to the line: nobody is named, the amount alone speaks.
    if (line.party.empty() && says(reconcile::reasons::only_set_of_all))
        return {};
    const bool whole =
        proposal.difference.is_zero() &&
        (proposal.kind == reconcile::Kind::Exact || proposal.kind == reconcile::Kind::Grouped) &&
        std::ranges::all_of(proposal.targets, is_invoice);
    const bool of_its_party =
        std::ranges::all_of(proposal.targets,
                            [&](const Target& target) { return target.party == proposal.party; }) &&
        !says(reconcile::reasons::amount_alone);
    return whole && (of_its_party || proposal.targets.size() > 1) ? target_words(proposal.targets)
                                                                  : QString();
}

int answer_count(const reconcile::Proposal& proposal) {
    return static_cast<int>(proposal.other_targets.size()) + (proposal.targets.empty() ? 0 : 1);
}

QString party_words(const reconcile::Proposal& proposal) {
    for (const reconcile::Target& target : proposal.targets)
        if (!target.party_name.empty())
            return q(target.party_name);
    return q(proposal.party);
}

LineTableModel::LineTableModel(const Words& words, bool with_ticks, QObject* parent)
    : RowModel(parent), m_words(words), m_with_ticks(with_ticks) {}

int LineTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant LineTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool amount = section == Debit || section == Credit;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) | (amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {2, 5, 30, 16, 14, 11, 7, 7, 13, 11, 14, 20};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(section == Tick                         ? CellKind::Tick
                                : amount                                ? CellKind::Amount
                                : section == State                      ? CellKind::Tag
                                : section == Day || section == ValueDay ? CellKind::Dim
                                                                        : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Tick:
        return QString();
    case Day:
        return tr("Date");
    case Label:
        return tr("Label");
    case Party:
        return tr("Third party");
    case Invoice:
        return tr("Invoice");
    case Template:
        return tr("Template");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case State:
        return tr("State");
    case ValueDay:
        return tr("Value date");
    case Nature:
        return tr("Nature");
    case Note:
        return tr("Note");
    case k_columns:
        break;
    }
    return {};
}

LineState LineTableModel::shown_state(const LineView& row) const {
    if (row.state != LineState::Open)
        return row.state;
    const reconcile::Proposal* proposal = proposal_of(row.id);
    return proposal ? proposal->state : LineState::Open;
}

QVariant LineTableModel::state_cell(const LineView& row, int role) const {
    const LineState state = shown_state(row);
    if (row.pairing && state == LineState::Open) {
        if (role == k_tone_role)
            return static_cast<int>(Tone::Accent);
        if (role == k_icon_role)
            return QStringLiteral("match");
        return role == Qt::DisplayRole
                   ? tr("pair %1", "state of a line that waits in a pair").arg(row.pairing.value())
                   : QVariant();
    }
    const bool doubtful = row.doubtful && state == LineState::Open;
    if (role == k_tone_role)
        return static_cast<int>(doubtful ? Tone::Warn : look_of(state).tone);
    if (role == k_icon_role)
        return QLatin1String(doubtful ? "warning" : look_of(state).icon);
    if (role != Qt::DisplayRole)
        return {};
    if (doubtful)
        return tr("doubtful", "state of a bank line that may repeat another");
    const reconcile::Proposal* proposal = proposal_of(row.id);
    if (state == LineState::Ambiguous && proposal && answer_count(*proposal) > 1)
        return tr("%n answer(s)", "how many answers fit a bank line", answer_count(*proposal));
    return m_words.word("line", reconcile::to_text(state));
}

QVariant LineTableModel::cell(const LineView& row, int column, int role) const {
    if (role == k_accent_role)
        return m_by_hand.contains(row.id.value()) || m_by_proposal.contains(row.id.value());
    if (column == State && role != k_long_role)
        return state_cell(row, role);
    if (column == Tick) {
        if (role != Qt::CheckStateRole || !m_with_ticks)
            return {};
        return m_by_hand.contains(row.id.value())       ? Qt::Checked
               : m_by_proposal.contains(row.id.value()) ? Qt::PartiallyChecked
                                                        : Qt::Unchecked;
    }
    if (role == Qt::DisplayRole)
        return text_of(row, column);
    return role == k_long_role ? long_text(row, column) : QVariant();
}

QVariant LineTableModel::long_text(const LineView& row, int column) const {
    if (column == Day)
        return m_words.date(row.booked_on);
    if (column == State && !row.reason.isEmpty())
        return tr("%1: %2", "state of a line and why")
            .arg(m_words.word("line", reconcile::to_text(row.state)), row.reason);
    if (column != Label)
        return {};
    QStringList words{row.label};
    if (row.announced)
        words << tr("The bank had announced it: Statements, Expected, “Booked since”.");
    if (!row.note.isEmpty())
        words << row.note;
    if (row.documents > 0)
        words << tr("%n document(s) attached", nullptr, static_cast<int>(row.documents));
    return words.size() > 1 ? words.join(QLatin1Char('\n')) : QVariant();
}

QString LineTableModel::text_of(const LineView& row, int column) const {
    const reconcile::Proposal* proposal = proposal_of(row.id);
    switch (static_cast<Column>(column)) {
    case Day:
        return m_words.short_date(row.booked_on);
    case Label:
        return row.label;
    case Party: {
        const QString party = proposal ? party_words(*proposal) : QString();
        if (row.party_by == "hand")
            return q(row.party);
        return !party.isEmpty() ? party : row.party.empty() ? row.counterparty : q(row.party);
    }
    case Invoice:
        if (!row.invoice.isEmpty())
            return row.invoice;
        return proposal ? proposed_piece(row, *proposal) : QString();
    case Template:
        return q(row.template_code);
    case Debit:
        return row.amount.is_negative() ? m_words.bare(row.amount.abs()) : QString();
    case Credit:
        return row.amount.is_negative() ? QString() : m_words.bare(row.amount);
    case ValueDay:
        return row.valued_on ? m_words.date(*row.valued_on) : QString();
    case Nature:
        return m_words.word("nature", bank::to_text(row.nature));
    case Note: {
        QStringList words;
        for (const QString& text : {row.note, row.reason})
            if (!text.isEmpty())
                words << text;
        return words.join(QStringLiteral(" · "));
    }
    case Tick:
    case State:
    case k_columns:
        break;
    }
    return {};
}

bool Unanswered::contains(std::int64_t line) const {
    if (taken_up.contains(line))
        return true;
    if (!proposals)
        return false;
    const auto found = proposals->find(line);
    return found != proposals->end() && found->second.state != reconcile::LineState::Proposed;
}

// Beyond, one stretch is told from the first of them to the last: a table looks at each one told.
constexpr std::size_t k_stretches_max = 64;

// Tells of these rows, and of no other, that they look different.
template <class Differs>
static void tell_of_rows(LineTableModel& model, const Differs& differs) {
    std::vector<std::pair<int, int>> stretches;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!differs(*model.row_at(row)))
            continue;
        if (!stretches.empty() && stretches.back().second == row - 1)
            stretches.back().second = row;
        else
            stretches.emplace_back(row, row);
    }
    if (stretches.size() > k_stretches_max)
        stretches = {{stretches.front().first, stretches.back().second}};
    for (const auto& [first, last] : stretches)
        emit model.dataChanged(model.index(first, 0),
                               model.index(last, LineTableModel::k_columns - 1));
}

static bool same_targets(const std::vector<reconcile::Target>& one,
                         const std::vector<reconcile::Target>& other) {
    return std::ranges::equal(
        one, other, [](const reconcile::Target& a, const reconcile::Target& b) {
            return a.kind == b.kind && a.row == b.row && a.entry == b.entry &&
                   a.amount == b.amount && a.number == b.number && a.piece == b.piece &&
                   a.account == b.account && a.party == b.party && a.party_name == b.party_name;
        });
}

// Of all that a proposal holds, what its row shows.
static bool looks_the_same(const reconcile::Proposal* one, const reconcile::Proposal* other) {
    if (!one || !other)
        return one == other;
    return one->state == other->state && one->kind == other->kind &&
           one->difference == other->difference && one->party == other->party &&
           one->other_targets.size() == other->other_targets.size() &&
           same_targets(one->targets, other->targets) &&
           std::ranges::equal(one->reasons, other->reasons,
                              [](const reconcile::Reason& a, const reconcile::Reason& b) {
                                  return a.code.name == b.code.name;
                              });
}

// After each act all proposals are asked for again, and those of nearly all lines are what they
// were.
void LineTableModel::set_proposals(std::shared_ptr<const Proposals> proposals) {
    const std::shared_ptr<const Proposals> before =
        std::exchange(m_proposals, std::move(proposals));
    tell_of_rows(*this, [&](const LineView& row) {
        const auto found = before->find(row.id.value());
        return !looks_the_same(found == before->end() ? nullptr : &found->second,
                               proposal_of(row.id));
    });
}

const reconcile::Proposal* LineTableModel::proposal_of(bank::LineId line) const {
    const auto found = m_proposals->find(line.value());
    return found == m_proposals->end() ? nullptr : &found->second;
}

void LineTableModel::set_ticks(std::set<std::int64_t> by_hand, std::set<std::int64_t> by_proposal) {
    if (by_hand == m_by_hand && by_proposal == m_by_proposal)
        return;
    by_hand.swap(m_by_hand);
    by_proposal.swap(m_by_proposal);
    tell_of_rows(*this, [&](const LineView& row) {
        const std::int64_t line = row.id.value();
        return by_hand.contains(line) != m_by_hand.contains(line) ||
               by_proposal.contains(line) != m_by_proposal.contains(line);
    });
}

} // namespace comptoir::gui
