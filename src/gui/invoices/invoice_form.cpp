#include "comptoir/gui/invoices/invoice_form.h"

#include "comptoir/app/books.h"
#include "comptoir/app/payments.h"
#include "comptoir/core/text.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/tag_label.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QCompleter>
#include <QGridLayout>
#include <QStringListModel>

namespace comptoir::gui {

using invoices::InvoiceState;

namespace {

constexpr int k_frame_width = 24; // a line edit's padding and border, both sides

QString first_word(const QString& text) {
    return text.trimmed().section(QLatin1Char(' '), 0, 0);
}

QString action_words(const std::string& action) {
    if (action == "invoice.receive")
        return InvoiceForm::tr("received");
    if (action == "invoice.duplicate")
        return InvoiceForm::tr("recognised as a duplicate");
    if (action == "invoice.review")
        return InvoiceForm::tr("reviewed");
    if (action == "invoice.approve")
        return InvoiceForm::tr("approved");
    if (action == "invoice.refuse")
        return InvoiceForm::tr("refused");
    if (action == "invoice.book")
        return InvoiceForm::tr("booked");
    return q(action);
}

void complete_from(Session& session, QLineEdit* edit, bool accounts) {
    auto* names = new QStringListModel(edit);
    auto* completer = new QCompleter(names, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
    query(
        session, edit,
        [accounts](app::Reader& reader) -> Result<QStringList> {
            QStringList list;
            if (accounts) {
                CT_ASSIGN(all, app::list_accounts(reader));
                for (const ledger::Account& each : all)
                    list << q(each.number) + QLatin1Char(' ') + q(each.label);
            } else {
                CT_ASSIGN(all, app::list_parties(reader));
                for (const ledger::Party& each : all)
                    list << q(each.code) + QLatin1Char(' ') + q(each.name);
            }
            return list;
        },
        [names](Result<QStringList> list) {
            if (list)
                names->setStringList(*list);
        });
}

} // namespace

InvoiceForm::InvoiceForm(Session& session, QWidget* parent)
    : QScrollArea(parent), m_session(session) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    retranslate();
    fill();
}

void InvoiceForm::build() {
    m_sheet = new QWidget;
    auto* column = new QVBoxLayout(m_sheet);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(8);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < k_rows; ++row) {
        QWidget* input = row == Issued || row == Due
                             ? static_cast<QWidget*>(new DayEdit(m_session.words(), m_sheet))
                         : row == Net || row == Vat || row == Gross
                             ? static_cast<QWidget*>(new MoneyEdit(m_session.words(), m_sheet))
                             : static_cast<QWidget*>(new QLineEdit(m_sheet));
        auto* label = role_label("dim", m_sheet);
        label->setBuddy(input);
        auto* tag = new TagLabel(m_session.theme(), m_sheet);
        grid->addWidget(label, row, 0);
        grid->addWidget(input, row, 1);
        grid->addWidget(tag, row, 2);
        m_fields.push_back({label, input, tag});
    }
    line(Iban)->setReadOnly(true);
    // Nobody confirms half an account number: room for a French one, as printed, and its frame.
    line(Iban)->setMinimumWidth(line(Iban)->fontMetrics().horizontalAdvance(
                                    QStringLiteral("FR76 0000 0000 0000 0000 0000 000")) +
                                k_frame_width);
    column->addLayout(grid);
    m_taxes = role_label("dim", m_sheet);
    m_checks = role_label("dim", m_sheet);
    m_history_title = role_label("strong", m_sheet);
    m_history = role_label("dim", m_sheet);
    for (QLabel* label : {m_taxes, m_checks, m_history_title, m_history}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addStretch(1);
    setWidget(m_sheet);
    complete_from(m_session, line(Party), false);
    complete_from(m_session, line(Account), true);
}

QLineEdit* InvoiceForm::line(Row row) const {
    return qobject_cast<QLineEdit*>(m_fields[static_cast<std::size_t>(row)].input);
}
MoneyEdit* InvoiceForm::money(Row row) const {
    return qobject_cast<MoneyEdit*>(m_fields[static_cast<std::size_t>(row)].input);
}
DayEdit* InvoiceForm::day(Row row) const {
    return qobject_cast<DayEdit*>(m_fields[static_cast<std::size_t>(row)].input);
}

void InvoiceForm::retranslate() {
    const bool sale = m_invoice && m_invoice->direction == invoices::Direction::Sale;
    const QString names[k_rows] = {sale ? tr("Customer") : tr("Supplier"),
                                   tr("Number"),
                                   tr("Date"),
                                   tr("Due"),
                                   tr("Net", "amount without VAT"),
                                   tr("VAT"),
                                   tr("Gross", "amount with VAT"),
                                   tr("IBAN"),
                                   tr("Reference"),
                                   tr("Account")};
    for (std::size_t row = 0; row < m_fields.size(); ++row) {
        m_fields[row].label->setText(names[row]);
        m_fields[row].input->setAccessibleName(names[row]);
    }
    m_history_title->setText(tr("History"));
    setAccessibleName(tr("Fields of the invoice"));
    if (m_invoice)
        fill();
}

void InvoiceForm::show_invoice(std::int64_t id) {
    if (id == m_id)
        return;
    m_id = id;
    reload();
}

void InvoiceForm::reload() {
    const auto asked = m_latest.next();
    if (m_id == 0) {
        m_invoice.reset();
        fill();
        emit shown_changed();
        return;
    }
    struct Content {
        invoices::Invoice invoice;
        std::vector<app::HistoryLine> history;
        bool party_known = false, iban_confirmed = false;
    };
    query(
        m_session, this,
        [id = m_id](app::Reader& reader) -> Result<Content> {
            Content content;
            CT_ASSIGN(invoice, app::load_invoice(reader, invoices::InvoiceId{id}));
            CT_ASSIGN(history, app::history_of(reader, "invoice " + text::number(id)));
            content.history = std::move(history);
            content.party_known = !invoice.party.empty();
            if (content.party_known) {
                CT_ASSIGN(ibans, app::payee_ibans(reader, invoice.party));
                for (const app::PayeeIban& each : ibans)
                    content.iban_confirmed |=
                        each.payable && each.iban.text() == invoice.seller.iban;
            }
            content.invoice = std::move(invoice);
            return content;
        },
        [this, asked](Result<Content> content) {
            if (!m_latest.is(asked))
                return;
            if (!content)
                return emit failed(content.error());
            m_invoice = std::move(content->invoice);
            m_lines = std::move(content->history);
            m_party_known = content->party_known;
            m_iban_confirmed = content->iban_confirmed;
            retranslate();
            emit shown_changed();
        });
}

void InvoiceForm::fill() {
    m_sheet->setVisible(m_invoice.has_value());
    if (!m_invoice)
        return;
    const QVariantList typed = inputs();
    fill_inputs();
    keep_typed(typed);
    const invoices::Invoice& invoice = *m_invoice;
    const bool open =
        invoice.state == InvoiceState::Received || invoice.state == InvoiceState::Reviewed;
    for (int row = 0; row < k_rows; ++row)
        if (row != Iban && row != Account)
            m_fields[static_cast<std::size_t>(row)].input->setEnabled(open);
    line(Account)->setEnabled(open || invoice.state == InvoiceState::Approved);
    QStringList taxes;
    for (const invoices::TaxLine& tax : invoice.taxes)
        taxes << tr("VAT %1% on %2: %3", "rate, base, tax")
                     .arg(q(tax.rate.to_percent())
                              .replace(QLatin1Char('.'), m_session.words().locale().decimalPoint()),
                          m_session.words().bare(tax.base), m_session.words().bare(tax.vat));
    m_taxes->setText(taxes.join(QLatin1Char('\n')));
    m_taxes->setVisible(!taxes.isEmpty());
    fill_tags();
    fill_history(m_lines);
}

void InvoiceForm::fill_inputs() {
    const invoices::Invoice& invoice = *m_invoice;
    const bool sale = invoice.direction == invoices::Direction::Sale;
    const QString name = q(sale ? invoice.buyer.name : invoice.seller.name);
    line(Party)->setText(invoice.party.empty() ? QString()
                                               : q(invoice.party) + QLatin1Char(' ') + name);
    line(Party)->setPlaceholderText(name);
    line(Number)->setText(q(invoice.number));
    day(Issued)->set_day(invoice.issued_on);
    m_due_known = invoice.due_on.has_value();
    day(Due)->set_day(invoice.due_on.value_or(invoice.issued_on));
    money(Net)->set_money(invoice.net);
    money(Vat)->set_money(invoice.vat);
    money(Gross)->set_money(invoice.gross);
    const auto iban = Iban::parse(invoice.seller.iban);
    line(Iban)->setText(iban ? q(iban->printed()) : q(invoice.seller.iban));
    line(Iban)->setCursorPosition(0);
    line(Reference)->setText(q(invoice.payment_reference));
    line(Account)->setText(q(invoice.expense_account));
}

QVariantList InvoiceForm::inputs() const {
    QVariantList values;
    for (const Field& field : m_fields)
        values << qobject_cast<const QLineEdit*>(field.input)->text();
    return values;
}

// An invoice is read again whenever something changes elsewhere: what was typed and not yet saved
// stays, as long as what was read for it stays too.
void InvoiceForm::keep_typed(const QVariantList& typed) {
    const QVariantList before = std::exchange(m_written, inputs());
    const auto of = std::exchange(m_written_of, {m_invoice->id.value(), m_invoice->state});
    if (of != m_written_of)
        return;
    for (int row = 0; row < k_rows; ++row) {
        if (typed[row] == before[row] || m_written[row] != before[row])
            continue;
        line(static_cast<Row>(row))->setText(typed[row].toString());
    }
}

void InvoiceForm::fill_tags() {
    const invoices::Invoice& invoice = *m_invoice;
    QStringList broken;
    for (const invoices::InvoiceCheck& check : invoices::check_invoice(invoice))
        if (!check.ok)
            broken << q(check.code);
    const bool sums = invoice.net + invoice.vat == invoice.gross;
    const auto tag = [this](Row row, const QString& text, Tone tone) {
        m_fields[static_cast<std::size_t>(row)].tag->show_tag(text, tone);
    };
    tag(Party, m_party_known ? tr("known") : tr("new"), m_party_known ? Tone::Ok : Tone::Warn);
    tag(Number, invoice.number.empty() ? tr("missing") : tr("read"),
        invoice.number.empty() ? Tone::Bad : Tone::Ok);
    tag(Issued, tr("read"), Tone::Ok);
    tag(Due, m_due_known ? tr("read") : tr("missing"), m_due_known ? Tone::Ok : Tone::Warn);
    for (const Row row : {Net, Vat, Gross})
        tag(row, sums ? tr("✓ sum") : tr("check"), sums ? Tone::Ok : Tone::Warn);
    const bool has_iban = !invoice.seller.iban.empty();
    tag(Iban,
        !has_iban          ? QString()
        : m_iban_confirmed ? tr("confirmed")
                           : tr("to confirm"),
        m_iban_confirmed ? Tone::Ok : Tone::Warn);
    tag(Reference, {}, Tone::Neutral);
    tag(Account, invoice.expense_account.empty() ? tr("to choose") : tr("proposed"),
        invoice.expense_account.empty() ? Tone::Warn : Tone::Accent);
    // The sheet never scrolls sideways, so the card keeps room for its widest tag.
    setMinimumWidth(m_sheet->minimumSizeHint().width());
    m_checks->setText(broken.isEmpty()
                          ? tr("All arithmetic checks of EN 16931 hold.")
                          : tr("Checks that fail: %1.").arg(broken.join(QStringLiteral(", "))));
}

void InvoiceForm::fill_history(const std::vector<app::HistoryLine>& lines) {
    QStringList history;
    for (const app::HistoryLine& each : lines)
        history << tr("%1, %2 by %3", "when, what was done, by whom")
                       .arg(m_session.words().time(each.at), action_words(each.action),
                            q(each.user));
    m_history->setText(history.join(QLatin1Char('\n')));
    m_history_title->setVisible(!history.isEmpty());
    m_history->setVisible(!history.isEmpty());
}

QString InvoiceForm::next_step_words() const {
    if (!m_invoice)
        return {};
    switch (m_invoice->state) {
    case InvoiceState::Received:
        return tr("Reviewed, go on");
    case InvoiceState::Reviewed:
        return tr("Approve");
    case InvoiceState::Approved:
        return tr("Book");
    case InvoiceState::Booked:
    case InvoiceState::Ordered:
    case InvoiceState::Settled:
    case InvoiceState::Refused:
    case InvoiceState::Duplicate:
        break;
    }
    return {};
}

// As the verbs of next_step() begin.
std::optional<users::Right> InvoiceForm::next_step_right() const {
    if (next_step_words().isEmpty())
        return std::nullopt;
    return m_invoice->state == InvoiceState::Reviewed ? users::Right::InvoiceApprove
                                                      : users::Right::InvoiceEnter;
}

bool InvoiceForm::can_refuse() const {
    return m_invoice && (m_invoice->state == InvoiceState::Received ||
                         m_invoice->state == InvoiceState::Reviewed ||
                         m_invoice->state == InvoiceState::Approved);
}

// Only what differs from what was read.
app::InvoiceReview InvoiceForm::review() const {
    app::InvoiceReview review;
    const invoices::Invoice& read = *m_invoice;
    const auto differs = [](const std::string& typed, const std::string& before) {
        return typed != before ? std::optional(typed) : std::nullopt;
    };
    review.party = differs(first_word(line(Party)->text()).toStdString(), read.party);
    review.number = differs(line(Number)->text().trimmed().toStdString(), read.number);
    review.payment_reference =
        differs(line(Reference)->text().trimmed().toStdString(), read.payment_reference);
    review.expense_account =
        differs(first_word(line(Account)->text()).toStdString(), read.expense_account);
    if (day(Issued)->day() != read.issued_on)
        review.issued_on = day(Issued)->day();
    if (day(Due)->day() != read.due_on.value_or(read.issued_on))
        review.due_on = day(Due)->day();
    const auto amount = [](const MoneyEdit* edit, Money before) {
        const auto typed = edit->money();
        return typed && *typed != before ? typed : std::nullopt;
    };
    review.net = amount(money(Net), read.net);
    review.vat = amount(money(Vat), read.vat);
    review.gross = amount(money(Gross), read.gross);
    return review;
}

void InvoiceForm::run(std::function<Result<invoices::Invoice>(app::Writer&)> act,
                      const QString& sentence) {
    command(m_session, this, std::move(act), [this, sentence](Result<invoices::Invoice> done) {
        if (!done)
            return emit failed(done.error());
        emit told(sentence);
        reload();
    });
}

void InvoiceForm::next_step() {
    if (!m_invoice)
        return;
    for (DayEdit* typed : {day(Issued), day(Due)})
        if (!typed->is_right([this](const QString& problem) { emit refused(problem); }))
            return;
    const invoices::InvoiceId id = m_invoice->id;
    const QString number = q(m_invoice->number);
    switch (m_invoice->state) {
    case InvoiceState::Received:
        run([id, changes = review()](
                app::Writer& writer) { return app::review_invoice(writer, id, changes); },
            tr("Invoice %1 is reviewed; it waits for approval.").arg(number));
        return;
    case InvoiceState::Reviewed:
        run([id](app::Writer& writer) { return app::approve_invoice(writer, id); },
            tr("Invoice %1 is approved; it can be booked.").arg(number));
        return;
    case InvoiceState::Approved: {
        const std::string account = first_word(line(Account)->text()).toStdString();
        run(
            [id, account](app::Writer& writer) {
                return app::book_invoice(writer, id,
                                         account.empty() ? std::nullopt : std::optional(account));
            },
            tr("Invoice %1 is booked and open for payment.").arg(number));
        return;
    }
    case InvoiceState::Booked:
    case InvoiceState::Ordered:
    case InvoiceState::Settled:
    case InvoiceState::Refused:
    case InvoiceState::Duplicate:
        break;
    }
}

void InvoiceForm::ask_refusal(QWidget* window) {
    if (!can_refuse())
        return;
    auto* dialog = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                  tr("Refuse the invoice"), window);
    auto* reason = new QLineEdit(dialog);
    dialog->add_row(tr("&Reason"), reason,
                    tr("Kept in the history; a refused invoice stays in the dossier."));
    dialog->set_act(tr("Refuse"), [this, dialog, reason] {
        if (reason->text().trimmed().isEmpty())
            return dialog->show_problem(tr("Type the reason first."));
        run([id = m_invoice->id, why = reason->text().trimmed().toStdString()](
                app::Writer& writer) { return app::refuse_invoice(writer, id, why); },
            tr("Invoice %1 is refused.").arg(q(m_invoice->number)));
        dialog->accept();
    });
    dialog->open();
}

} // namespace comptoir::gui
