#include "comptoir/gui/payments/payments_pane.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/gui/ledger/party_dialog.h"
#include "comptoir/gui/support/said_once.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/payments/errors.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QStandardPaths>

namespace comptoir::gui {

using payments::PaymentState;

namespace {

constexpr std::int64_t k_payments_max = 100'000;

Result<std::vector<payments::Payment>> in_state(app::Reader& reader, PaymentState state) {
    app::PaymentFilter filter;
    filter.state = state;
    filter.limit = k_payments_max;
    return app::list_payments(reader, filter);
}

// Open purchases that no payment in the basket or at the bank covers yet.
Result<std::vector<PaymentView>> load_to_pay(app::Reader& reader) {
    std::set<std::int64_t> ordered;
    for (const PaymentState state : {PaymentState::Basket, PaymentState::Ordered}) {
        CT_ASSIGN(list, in_state(reader, state));
        for (const payments::Payment& each : list)
            ordered.insert(each.open_item.value());
    }
    app::OpenItemFilter filter;
    filter.kind = ledger::OpenItemKind::Invoice;
    filter.purchases_only = true;
    CT_ASSIGN(items, app::list_open_items(reader, filter));
    std::vector<PaymentView> rows;
    for (ledger::OpenItem& item : items)
        if (!ordered.contains(item.id.value()) && item.open.is_negative())
            rows.push_back({std::move(item), std::nullopt});
    std::stable_sort(rows.begin(), rows.end(), [](const PaymentView& a, const PaymentView& b) {
        return a.item->due_on < b.item->due_on;
    });
    return rows;
}

Result<std::vector<PaymentView>> load_rows(app::Reader& reader, int chip) {
    if (chip == PaymentsPane::ToPay)
        return load_to_pay(reader);
    const PaymentState state = chip == PaymentsPane::Basket    ? PaymentState::Basket
                               : chip == PaymentsPane::Ordered ? PaymentState::Ordered
                                                               : PaymentState::Settled;
    CT_ASSIGN(list, in_state(reader, state));
    std::vector<PaymentView> rows;
    for (payments::Payment& each : list)
        rows.push_back({std::nullopt, std::move(each)});
    return rows;
}

Money total_of(const std::vector<const PaymentView*>& rows) {
    Money total;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i == 0 || rows[i]->amount().currency() == total.currency())
            total = i == 0 ? rows[i]->amount() : total + rows[i]->amount();
    return total;
}

} // namespace

PaymentsPane::PaymentsPane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("payments"), parent) {
    m_chips = new ChipRow(this);
    for (const char* name : {"to_pay", "basket", "ordered", "settled"})
        m_chips->add(m_chips->layout()->count(), QLatin1String(name));
    auto* chip_line = new QHBoxLayout; // in a small window the title row has no room for them
    chip_line->addWidget(m_chips);
    chip_line->addStretch(1);
    content()->addLayout(chip_line);
    build_content();
    build_actions();
    m_chips->choose(ToPay);
    connect(m_chips, &ChipRow::chosen_changed, this, [this] {
        m_model->clear_ticks();
        m_model->set_rows({});
        load();
        retranslate();
    });
    retranslate();
    update_actions();
}

QString PaymentsPane::title() const {
    return tr("Payments");
}

void PaymentsPane::build_content() {
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    m_list = new Card(this);
    m_model = new PaymentTableModel(words(), this);
    m_model->set_today(session().today());
    m_table = new Table(QStringLiteral("payment_table"), theme(), m_list);
    m_table->show_model(m_model, PaymentTableModel::Payee);
    m_table->let_go({PaymentTableModel::Iban}); // the card beside shows it
    m_empty = new EmptyState(theme(), QStringLiteral("payments"), m_list);
    m_stack = new PageStack(m_list);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_list->body()->addWidget(m_stack);
    m_detail = new Card(this);
    m_payee = new PayeeCard(session(), m_detail);
    m_detail->body()->addWidget(m_payee);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setSizes({900, 480});
    content()->addWidget(splitter, 1);
    connect(m_table, &Table::current_changed, this, &PaymentsPane::follow_row);
    connect(m_table, &Table::enter_pressed, this, [this] {
        if (session().may(users::Right::Pay)) // else the act is grey and says why
            primary();
    });
    connect(m_table, &Table::focus_changed, m_list, &Card::set_within);
    connect(m_table, &Table::tick_asked, this, [this](const QModelIndex& index) {
        const qlonglong key = index.data(k_key_role).toLongLong();
        QList<qlonglong> keys = m_table->selected_keys();
        if (!keys.contains(key))
            keys = {key};
        for (const qlonglong each : keys)
            m_model->toggle(each);
        update_actions();
    });
    connect(m_payee, &PayeeCard::failed, this,
            [this](const Error& error) { messages().show_error(error); });
    connect(m_payee, &PayeeCard::told, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Ok); });
    connect(m_payee, &PayeeCard::shown_changed, this, &PaymentsPane::update_actions);
}

void PaymentsPane::build_actions() {
    m_confirm =
        add_pane_action(QStringLiteral("confirm_iban"), QStringLiteral("seal"), {Qt::Key_C});
    m_party =
        add_pane_action(QStringLiteral("third_party"), QStringLiteral("entries"), {Qt::Key_T});
    m_cancel = add_pane_action(QStringLiteral("cancel_payment"), QStringLiteral("close"),
                               {Qt::Key_Delete});
    m_tick = add_pane_action(QStringLiteral("tick"), QStringLiteral("check"), {Qt::Key_Space});
    m_primary = add_pane_action(QStringLiteral("primary"), QStringLiteral("export"),
                                {Qt::Key_Return, Qt::Key_Enter});
    for (QAction* action : {m_tick, m_primary})
        action->setShortcutContext(Qt::WidgetShortcut);
    connect(m_confirm, &QAction::triggered, this, [this] { m_payee->ask_confirmation(window()); });
    connect(m_party, &QAction::triggered, this, [this] {
        if (const PaymentView* row = m_model->row_at(m_table->currentIndex().row()))
            open_party_dialog(session(), window(), row->party(), {});
    });
    connect(m_cancel, &QAction::triggered, this, &PaymentsPane::cancel);
    connect(m_tick, &QAction::triggered, this,
            [this] { emit m_table->tick_asked(m_table->currentIndex()); });
    connect(m_primary, &QAction::triggered, this, &PaymentsPane::primary);
    for (QAction* action : {m_party, m_confirm, m_cancel})
        title_right()->addWidget(new ActionButton(action, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_primary, theme(), true, this));
    m_table->addActions({m_tick, m_primary, m_party, m_confirm, m_cancel});
}

void PaymentsPane::retranslate() {
    const QString names[] = {tr("To pay"), tr("Basket"), tr("Ordered"), tr("Settled")};
    for (int chip = 0; chip < 4; ++chip)
        m_chips->set_text(
            chip, with_count(names[chip], words().count(m_counts[static_cast<std::size_t>(chip)])));
    const int chip = std::max(0, m_chips->chosen());
    const QString more[] = {tr("open purchase invoices"), tr("leave in one SEPA file"),
                            tr("waiting for the bank line"), tr("seen on a statement")};
    m_list->set_title(names[chip], more[chip]);
    m_table->setAccessibleName(names[chip]);
    m_confirm->setText(tr("&Confirm the IBAN…"));
    m_cancel->setText(chip == Ordered ? tr("C&ancel the order") : tr("T&ake out of the basket"));
    m_party->setText(tr("T&hird party…"));
    m_tick->setText(tr("&Tick or untick"));
    switch (chip) {
    case ToPay:
        m_empty->set_words(tr("Nothing to pay"),
                           tr("Booked purchase invoices come here when they are open."));
        break;
    case Basket:
        m_empty->set_words(tr("The basket is empty"),
                           tr("Put invoices in it from To pay; they leave in one SEPA file."));
        break;
    default:
        m_empty->set_words(tr("Nothing here yet"),
                           tr("Payments come here once their SEPA file is written."));
    }
    m_payee->retranslate();
    m_model->repaint();
    follow_row();
    finish_titles();
}

void PaymentsPane::load() {
    const auto asked = m_latest.next();
    query(
        session(), this,
        [chip = m_chips->chosen()](app::Reader& reader) { return load_rows(reader, chip); },
        [this, asked](Result<std::vector<PaymentView>> rows) {
            if (!m_latest.is(asked))
                return;
            if (!rows)
                return messages().show_error(rows.error());
            m_model->set_rows(std::move(*rows));
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, PaymentTableModel::Payee));
            follow_row();
        });
}

void PaymentsPane::refresh(const Nouns& nouns) {
    if (has_any(nouns, {app::Noun::Payments, app::Noun::Invoices, app::Noun::Entries,
                        app::Noun::Matches, app::Noun::Parties, app::Noun::Dossier}))
        load();
}

void PaymentsPane::refresh_count(const Nouns& nouns) {
    if (!has_any(nouns, {app::Noun::Payments, app::Noun::Invoices, app::Noun::Entries,
                         app::Noun::Matches, app::Noun::Dossier}))
        return;
    query(
        session(), this,
        [](app::Reader& reader) -> Result<std::array<std::int64_t, 4>> {
            std::array<std::int64_t, 4> counts{};
            for (int chip = 0; chip < 4; ++chip) {
                CT_ASSIGN(rows, load_rows(reader, chip));
                counts[static_cast<std::size_t>(chip)] = static_cast<std::int64_t>(rows.size());
            }
            return counts;
        },
        [this](Result<std::array<std::int64_t, 4>> counts) {
            if (!counts)
                return;
            m_counts = *counts;
            set_waiting(m_counts[Basket]);
            retranslate();
        });
}

void PaymentsPane::follow_row() {
    const PaymentView* row = m_model->row_at(m_table->currentIndex().row());
    m_detail->set_title(
        row ? q(row->payment ? row->payment->payee_name : row->item->party_name) : tr("Payee"),
        row ? q(row->payment ? row->payment->reference : row->item->piece) : QString());
    m_payee->show_row(row ? std::optional(*row) : std::nullopt);
    update_actions();
}

std::vector<const PaymentView*> PaymentsPane::concerned() const {
    std::vector<const PaymentView*> rows = m_model->ticked();
    if (!rows.empty())
        return rows;
    if (m_chips->chosen() == Basket)
        for (const PaymentView& row : m_model->rows())
            rows.push_back(&row);
    else if (const PaymentView* row = m_model->row_at(m_table->currentIndex().row()))
        rows.push_back(row);
    return rows;
}

void PaymentsPane::update_actions() {
    const int chip = m_chips->chosen();
    const auto rows = concerned();
    const QString total = rows.empty() ? QString() : words().amount(total_of(rows));
    const int count = static_cast<int>(rows.size());
    if (chip == ToPay)
        m_primary->setText(
            count == 0 ? tr("Put in the basket")
                       : tr("Put in the basket: %n invoice(s), %1", nullptr, count).arg(total));
    else
        m_primary->setText(count == 0
                               ? tr("SEPA file")
                               : tr("SEPA file: %n payment(s), %1", nullptr, count).arg(total));
    m_primary->setVisible(chip == ToPay || chip == Basket);
    m_primary->setEnabled(count > 0);
    m_confirm->setEnabled(m_payee->can_confirm());
    m_cancel->setVisible(chip == Basket || chip == Ordered);
    m_cancel->setEnabled(m_table->currentIndex().isValid());
    for (QAction* action : {m_tick, m_party})
        action->setEnabled(m_table->currentIndex().isValid());
}

void PaymentsPane::primary() {
    if (m_chips->chosen() == ToPay)
        add_to_basket();
    else if (m_chips->chosen() == Basket)
        ask_export();
}

void PaymentsPane::add_to_basket() {
    app::PaymentAdd request;
    for (const PaymentView* row : concerned())
        if (row->item)
            request.items.push_back(row->item->id);
    if (request.items.empty())
        return;
    command(
        session(), this,
        [request](app::Writer& writer) { return app::add_payments(writer, request); },
        [this](Result<std::vector<payments::Payment>> made) {
            if (!made)
                return refuse_basket(made.error());
            m_model->clear_ticks();
            messages().show_message(
                tr("%n payment(s) are in the basket.", nullptr, static_cast<int>(made->size())),
                Tone::Ok);
            messages().offer(tr("Go to the basket"), [this] { m_chips->choose(Basket); });
            std::vector<payments::PaymentId> ids;
            for (const payments::Payment& each : *made)
                ids.push_back(each.id);
            session().did(
                {tr("payments put in the basket", "an act that can be undone"),
                 [ids](app::Writer& writer) -> Result<void> {
                     for (const payments::PaymentId id : ids)
                         CT_TRY(app::cancel_payment(writer, id, payments::PaymentState::Basket));
                     return {};
                 }});
        });
}

// A supplier of imported books has no account number yet: the place to type it is offered at once.
void PaymentsPane::refuse_basket(const Error& error) {
    messages().show_error(error);
    if (error.code != ErrorCode{payments::errors::iban_missing.name})
        return;
    for (const PaymentView* row : concerned())
        for (const Param& param : error.params)
            if (const auto* text = std::get_if<std::string>(&param.value);
                text && row->item && *text == row->item->party_name)
                return messages().offer(tr("Open its card…"), [this, party = row->party()] {
                    open_party_dialog(session(), window(), party, [this] { add_to_basket(); });
                });
}

void PaymentsPane::cancel() {
    std::vector<payments::PaymentId> ids;
    for (const qlonglong key : m_table->selected_keys())
        if (const PaymentView* row = m_model->find(key); row && row->payment)
            ids.push_back(row->payment->id);
    command(
        session(), this,
        [ids](app::Writer& writer) -> Result<void> {
            for (const payments::PaymentId id : ids)
                CT_TRY(app::cancel_payment(writer, id));
            return {};
        },
        [this, count = static_cast<int>(ids.size())](Result<void> done) {
            if (!done)
                return messages().show_error(done.error());
            messages().show_message(tr("%n payment(s) taken back.", nullptr, count), Tone::Ok);
        });
}

// A120: the outcome of the check of each payee's account stands beside the button that goes on and
// the one that leaves; what is not confirmed is refused by the export itself.
QLabel* PaymentsPane::payee_check(const std::vector<const PaymentView*>& rows, QWidget* parent) {
    QStringList open;
    for (const PaymentView* row : rows)
        if (row->payment && !row->payment->iban_confirmed)
            open << q(row->payment->payee_name);
    open.removeDuplicates();
    auto* outcome = new QLabel(parent);
    outcome->setObjectName(QStringLiteral("payee_check"));
    outcome->setTextFormat(Qt::PlainText);
    outcome->setWordWrap(true);
    outcome->setText(open.isEmpty()
                         ? tr("✓ Validation succeeded: a person confirmed each account number.")
                         : tr("▲ Not confirmed, the file will be refused: %1")
                               .arg(open.join(QStringLiteral(", "))));
    return outcome;
}

void PaymentsPane::ask_export() {
    std::vector<payments::PaymentId> ids;
    const auto rows = concerned();
    for (const PaymentView* row : rows)
        ids.push_back(row->payment->id);
    if (ids.empty())
        return;
    auto* dialog = new FormDialog({theme(), words(), session().jobs()}, tr("SEPA file"), window());
    dialog->setObjectName(QStringLiteral("sepa_dialog"));
    dialog->set_introduction(
        tr("%n payment(s), %1 in all. Nothing leaves by itself: you send the file to the bank.",
           nullptr, static_cast<int>(ids.size()))
            .arg(words().amount(total_of(rows))));
    auto* journals = new QComboBox(dialog);
    auto* format = new QComboBox(dialog);
    format->addItem(QStringLiteral("pain.001.001.09"),
                    static_cast<int>(app::PainFormat::Pain00100109));
    format->addItem(QStringLiteral("pain.001.001.03"),
                    static_cast<int>(app::PainFormat::Pain00100103));
    dialog->add_row(tr("&Account to debit"), journals);
    dialog->add_row(tr("Payees"), payee_check(rows, dialog));
    dialog->add_row(tr("&Format"), format,
                    tr("Ask your bank which one it takes; the first is the current one."));
    query(
        session(), dialog, [](app::Reader& reader) { return app::list_journals(reader); },
        [journals](Result<std::vector<ledger::Journal>> list) {
            if (!list)
                return;
            for (const ledger::Journal& each : *list)
                if (each.type == ledger::JournalType::Bank && each.iban)
                    journals->addItem(
                        tr("%1 · %2", "journal, IBAN")
                            .arg(said_once(q(each.code), q(each.name), QStringLiteral(" · ")),
                                 q(each.iban->masked())),
                        q(each.code));
        });
    dialog->set_act(tr("Write the file…"), [this, dialog, journals, format, ids] {
        if (journals->count() == 0)
            return dialog->show_problem(
                tr("No bank journal has an IBAN yet: add one from Reconciliation."));
        auto* place =
            new QFileDialog(dialog, tr("Where to write the SEPA file"),
                            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
        place->setObjectName(QStringLiteral("sepa_place"));
        place->setAttribute(Qt::WA_DeleteOnClose);
        place->setAcceptMode(QFileDialog::AcceptSave);
        place->setDefaultSuffix(QStringLiteral("xml"));
        place->setLabelText(QFileDialog::Accept, tr("Write"));
        place->selectFile(QStringLiteral("virements-%1.xml").arg(q(session().today().to_iso())));
        connect(place, &QFileDialog::fileSelected, dialog, [=, this](const QString& name) {
            app::PaymentExport request;
            request.format = static_cast<app::PainFormat>(format->currentData().toInt());
            request.journal = journals->currentData().toString().toStdString();
            request.output = name.toStdString();
            request.payments = ids;
            write_orders(dialog, request);
        });
        place->open();
    });
    dialog->open();
}

void PaymentsPane::write_orders(FormDialog* dialog, const app::PaymentExport& request) {
    dialog->set_busy(true);
    command(
        session(), dialog,
        [request](app::Writer& writer) { return app::export_payments(writer, request); },
        [this, dialog](Result<app::PaymentExportReport> report) {
            if (!report)
                return dialog->show_error(report.error());
            dialog->accept();
            m_model->clear_ticks();
            messages().show_message(
                tr("%n payment(s), %1, written to %2.", nullptr, static_cast<int>(report->count))
                    .arg(words().amount(report->total),
                         QDir::toNativeSeparators(q(report->path.string()))),
                Tone::Ok, tr("SHA-256 of the file: %1").arg(q(report->sha256)));
        });
}

} // namespace comptoir::gui
