#include "comptoir/gui/reconcile/proposal_panel.h"

#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/rich_text.h"

#include <algorithm>

namespace comptoir::gui {

namespace {

QString tag(const Colours& c, Tone tone, const QString& words) {
    return QStringLiteral("&nbsp;<span "
                          "style=\"background:%1;color:%2;font-size:8.75pt\">&nbsp;%3&nbsp;</span>")
        .arg(paper_of(c, tone).name(), ink_of(c, tone).name(), words.toHtmlEscaped());
}

// What the runner-up lacks, or what would change the answer: said below, smaller.
bool speaks_of_others(const reconcile::Reason& reason) {
    const std::string_view code = reason.code.name;
    return code.starts_with("reconcile.no_other_") || code.starts_with("reconcile.flip_") ||
           code == "reconcile.other_items_lack";
}

bool is_same_piece(const reconcile::Target& a, const reconcile::Target& b) {
    return a.kind == b.kind && a.row == b.row && a.account == b.account && a.party == b.party &&
           a.amount == b.amount;
}

// What every answer holds: sure to be right, whichever of them is (D01).
std::vector<reconcile::Target> in_all_answers(const reconcile::Proposal& proposal) {
    std::vector<reconcile::Target> shared;
    for (const reconcile::Target& target : proposal.targets)
        if (std::ranges::all_of(proposal.other_targets, [&](const auto& answer) {
                return std::ranges::any_of(answer, [&](const reconcile::Target& other) {
                    return is_same_piece(target, other);
                });
            }))
            shared.push_back(target);
    return shared;
}

// "F59289482 of Aaro SAS", or several joined.
QString names_of(const std::vector<reconcile::Target>& targets) {
    QStringList names;
    for (const reconcile::Target& target : targets) {
        const QString piece = q(!target.piece.empty()    ? target.piece
                                : !target.number.empty() ? target.number
                                                         : target.account);
        names << (target.party_name.empty()
                      ? piece
                      : ProposalPanel::tr("%1 of %2", "document of a third party")
                            .arg(piece, q(target.party_name)));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

ProposalPanel::ProposalPanel(Surroundings surroundings, QWidget* parent)
    : QFrame(parent), m_surroundings(surroundings) {
    setProperty("role", "why");
    setObjectName(QStringLiteral("proposal_panel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(4);
    m_answer = new QLabel(this);
    m_answer->setTextFormat(Qt::RichText);
    m_answer->setWordWrap(true);
    m_also = role_label("small", this);
    m_also->setWordWrap(true);
    column->addWidget(m_answer);
    column->addWidget(m_also);
    setMinimumHeight(58);
}

QString ProposalPanel::text() const {
    return m_answer->text() + QLatin1Char('\n') + m_also->text();
}

QString ProposalPanel::reasons(const reconcile::Proposal& proposal, bool of_others) const {
    QStringList sentences;
    for (const reconcile::Reason& reason : proposal.reasons)
        if (speaks_of_others(reason) == of_others)
            sentences << m_surroundings.words.sentence(reason);
    return sentences.join(QLatin1Char(' '));
}

QString ProposalPanel::answer(const reconcile::Proposal& proposal) const {
    const Colours& c = m_surroundings.theme.colours();
    const QString why = reasons(proposal, false).toHtmlEscaped();
    using reconcile::LineState;
    if (proposal.state == LineState::Ambiguous)
        return QStringLiteral("<b>%1</b> %2%3")
            .arg(tr("Several answers fit; tick the right one.").toHtmlEscaped(), why,
                 tag(c, Tone::Warn,
                     tr("%n answer(s)", "how many answers fit a bank line",
                        answer_count(proposal))));
    if (proposal.targets.empty())
        return QStringLiteral("<b>%1</b> %2")
            .arg(tr("No answer found for this line.").toHtmlEscaped(), why);
    const QString verdict = proposal.unattended ? tag(c, Tone::Ok, tr("only answer"))
                                                : tag(c, Tone::Accent, tr("to confirm"));
    // The first reason often begins with the name itself: it is not said twice.
    const QString names = names_of(proposal.targets).toHtmlEscaped();
    if (why.startsWith(names))
        return QStringLiteral("<b>%1</b>%2%3").arg(names, why.mid(names.size()), verdict);
    return QStringLiteral("<b>%1</b> — %2%3").arg(names, why, verdict);
}

// The answers beside each other where several fit; then what the runner-up lacks and the smallest
// change that would turn the answer (D06), whatever the state.
QString ProposalPanel::also(const reconcile::Proposal& proposal) const {
    QStringList sentences;
    if (!proposal.other_targets.empty()) {
        QStringList answers;
        if (!proposal.targets.empty())
            answers << names_of(proposal.targets);
        for (const auto& targets : proposal.other_targets)
            answers << names_of(targets);
        sentences << tr("Possible: %1.", "answers for a bank line")
                         .arg(answers.join(QStringLiteral(" · ")));
        if (const auto shared = in_all_answers(proposal); !shared.empty())
            sentences << tr("In each of them: %1.", "documents that all answers hold")
                             .arg(names_of(shared));
    } else if (proposal.targets.empty()) {
        sentences << tr("Tick an entry or an invoice at the right, type an account (K), or park "
                        "the line for later (P).");
    } else if (!proposal.difference.is_zero()) {
        sentences << tr("%1 would remain on this line.")
                         .arg(m_surroundings.words.amount(proposal.difference));
    }
    if (const QString others = reasons(proposal, true); !others.isEmpty())
        sentences << others;
    return sentences.join(QLatin1Char(' '));
}

void ProposalPanel::show_proposal(bool has_line, const reconcile::Proposal* proposal) {
    if (!has_line) {
        m_answer->setText(tr("Choose a line to see what it may be matched with.").toHtmlEscaped());
        m_also->setText({});
    } else if (!proposal) {
        m_answer->setText(tr("Looking for what fits this line…").toHtmlEscaped());
        m_also->setText({});
    } else {
        m_answer->setText(rich_text(answer(*proposal)));
        m_also->setText(also(*proposal));
    }
    m_also->setVisible(!m_also->text().isEmpty());
}

} // namespace comptoir::gui
