#include "comptoir/gui/payments/payments_pane.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QLineEdit>

namespace comptoir::gui {

PayeeCard::PayeeCard(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(8);
    m_facts = new QLabel(this);
    m_facts->setTextFormat(Qt::RichText);
    m_title = role_label("strong", this);
    m_list = new QLabel(this);
    m_list->setTextFormat(Qt::RichText);
    for (QLabel* label : {m_facts, m_title, m_list}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
}

void PayeeCard::retranslate() {
    m_title->setText(tr("Account numbers of this payee"));
    show_ibans();
}

void PayeeCard::show_row(const std::optional<PaymentView>& row) {
    const bool same = row && m_row && row->party() == m_row->party();
    m_row = row;
    if (!same)
        m_ibans.clear();
    show_ibans();
    reload();
}

void PayeeCard::reload() {
    const auto asked = m_latest.next();
    if (!m_row)
        return;
    query(
        m_session, this,
        [party = m_row->party()](app::Reader& reader) { return app::payee_ibans(reader, party); },
        [this, asked](Result<std::vector<app::PayeeIban>> ibans) {
            if (!m_latest.is(asked))
                return;
            if (!ibans)
                return emit failed(ibans.error());
            m_ibans = std::move(*ibans);
            show_ibans();
            emit shown_changed();
        });
}

void PayeeCard::show_ibans() {
    const Words& words = m_session.words();
    const Colours& c = m_session.theme().colours();
    for (QLabel* label : {m_facts, m_title, m_list})
        label->setVisible(m_row.has_value());
    if (!m_row)
        return;
    const auto row = [&](const QString& name, const QString& value) {
        return value.isEmpty()
                   ? QString()
                   : QStringLiteral("<tr><td style=\"color:%1;padding:3px 16px 3px 0\">%2</td>"
                                    "<td style=\"padding:3px 0\">%3</td></tr>")
                         .arg(c.dim.name(), name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    QString facts = QStringLiteral("<table>") + row(tr("Amount"), words.amount(m_row->amount()));
    if (m_row->payment) {
        facts += row(tr("Reference"), q(m_row->payment->reference));
        facts += row(tr("Execution"), words.date(m_row->payment->execute_on));
        facts += row(tr("End-to-end id"), q(m_row->payment->end_to_end_id));
        if (m_row->payment->entry)
            facts += row(
                tr("Entry"),
                tr("%1, booked with the order").arg(words.count(m_row->payment->entry.value())));
    } else {
        facts += row(tr("Document"), q(m_row->item->piece));
        facts += row(tr("Booked"), words.date(m_row->item->booked_on));
        facts += row(tr("Due"), words.date(m_row->item->due_on));
        facts += row(tr("Account"), q(m_row->item->account));
    }
    m_facts->setText(facts + QStringLiteral("</table>"));
    QStringList lines;
    for (const app::PayeeIban& each : m_ibans) {
        const QString origin = each.origin == "typed"  ? tr("typed by a person")
                               : each.origin == "bank" ? tr("seen on a bank statement")
                                                       : tr("read from an invoice");
        const QString state = each.payable
                                  ? tr("✓ confirmed by %1").arg(q(each.confirmed_by.value_or("")))
                              : each.confirmed_by ? tr("retired")
                                                  : tr("▲ not confirmed");
        lines << QStringLiteral("<b>%1</b><br><span style=\"color:%2\">%3</span> <span "
                                "style=\"color:%4\">%5</span>")
                     .arg(q(each.iban.printed()).toHtmlEscaped(), c.dim.name(),
                          tr("%1, %2.", "origin of an IBAN and when it was first met")
                              .arg(origin, words.time(each.first_seen_at))
                              .toHtmlEscaped(),
                          (each.payable ? c.ok : c.warn).name(), state.toHtmlEscaped());
    }
    if (lines.isEmpty())
        lines << tr("None is known yet: it comes with an electronic invoice, or is typed on the "
                    "third party.")
                     .toHtmlEscaped();
    m_list->setText(lines.join(QStringLiteral("<br><br>")));
}

std::optional<app::PayeeIban> PayeeCard::unconfirmed() const {
    for (const app::PayeeIban& each : m_ibans)
        if (!each.payable)
            return each;
    return std::nullopt;
}

bool PayeeCard::can_confirm() const {
    return m_row && unconfirmed();
}

void PayeeCard::ask_confirmation(QWidget* window) {
    const auto iban = unconfirmed();
    if (!m_row || !iban)
        return;
    const QString payee = q(m_row->payment ? m_row->payment->payee_name : m_row->item->party_name);
    auto* dialog = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                  tr("Confirm an account number"), window);
    dialog->setObjectName(QStringLiteral("confirm_iban_dialog"));
    dialog->set_introduction(
        tr("Is %1 really the account of %2? Compare it with a paper you trust, or call a number "
           "you already had: a "
           "changed account number is the most common fraud. The number used before is retired.")
            .arg(q(iban->iban.printed()), payee));
    auto* last = new QLineEdit(dialog);
    last->setMaxLength(4);
    last->setObjectName(QStringLiteral("last_four"));
    dialog->add_row(tr("&Last four characters"), last,
                    tr("Type them from your paper, not from this screen."));
    dialog->set_act(tr("Confirm"), [this, dialog, last, iban = iban->iban, party = m_row->party()] {
        if (last->text().trimmed().toUpper() != q(iban.text()).right(4))
            return dialog->show_problem(
                tr("These are not the last four characters of this account number."));
        dialog->set_busy(true);
        command(
            m_session, dialog,
            [party, iban](app::Writer& writer) {
                return app::confirm_payee_iban(writer, party, iban);
            },
            [this, dialog](Result<void> done) {
                if (!done)
                    return dialog->show_error(done.error());
                dialog->accept();
                emit told(tr("The account number is confirmed; it can be paid."));
                reload();
            });
    });
    dialog->open();
}

} // namespace comptoir::gui
