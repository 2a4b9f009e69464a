#include "comptoir/gui/invoices/invoices_pane.h"

#include "comptoir/gui/support/paging.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/page_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

namespace comptoir::gui {

using invoices::InvoiceState;

namespace {

Result<Page<invoices::Invoice>> load_page(app::Reader& reader, const app::InvoiceFilter& filter) {
    CT_ASSIGN(rows, app::list_invoices(reader, filter));
    Page<invoices::Invoice> page;
    page.complete = static_cast<std::int64_t>(rows.size()) < filter.limit;
    page.rows = std::move(rows);
    return page;
}

constexpr InvoiceState k_chip_states[] = {InvoiceState::Received, InvoiceState::Reviewed,
                                          InvoiceState::Approved, InvoiceState::Booked,
                                          InvoiceState::Ordered,  InvoiceState::Settled};

} // namespace

InvoicesPane::InvoicesPane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("invoices"), parent) {
    m_chips = new ChipRow(this);
    m_chips->add(k_all, QStringLiteral("chip_all"));
    for (const InvoiceState state : k_chip_states)
        m_chips->add(static_cast<int>(state), q(invoices::to_text(state)));
    auto* chip_line = new QHBoxLayout; // seven chips need a line of their own
    chip_line->addWidget(m_chips);
    chip_line->addStretch(1);
    content()->addLayout(chip_line);
    build_content();
    m_next = add_pane_action(QStringLiteral("next_step"), QStringLiteral("check"),
                             {Qt::Key_Return, Qt::Key_Enter});
    m_next->setShortcutContext(Qt::WidgetShortcut);
    m_refuse = add_pane_action(QStringLiteral("refuse"), QStringLiteral("close"), {Qt::Key_R});
    m_filter =
        add_pane_action(QStringLiteral("filter"), QStringLiteral("search"), {QKeySequence::Find});
    m_add = add_pane_action(QStringLiteral("add_documents"), QStringLiteral("add"), {});
    connect(m_next, &QAction::triggered, m_form, &InvoiceForm::next_step);
    connect(m_refuse, &QAction::triggered, this, [this] { m_form->ask_refusal(window()); });
    connect(m_filter, &QAction::triggered, this,
            [this] { m_filter_edit->setFocus(Qt::ShortcutFocusReason); });
    connect(m_add, &QAction::triggered, this,
            [this] { emit work_asked(QStringLiteral("add_documents")); });
    title_right()->addWidget(new ActionButton(m_refuse, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_next, theme(), true, this));
    m_empty->set_step(m_add);
    m_table->addActions({m_next, m_refuse});
    m_filter_timer.setSingleShot(true);
    m_filter_timer.setInterval(150);
    connect(&m_filter_timer, &QTimer::timeout, this, &InvoicesPane::load);
    connect(m_filter_edit, &QLineEdit::textChanged, this, [this] { m_filter_timer.start(); });
    connect(m_filter_edit, &QLineEdit::returnPressed, m_table, [this] { m_table->setFocus(); });
    m_chips->choose(k_all);
    connect(m_chips, &ChipRow::chosen_changed, this, &InvoicesPane::load);
    connect(m_direction, &QComboBox::activated, this, &InvoicesPane::load);
    retranslate();
    update_actions();
}

QString InvoicesPane::title() const {
    return tr("Invoices");
}

void InvoicesPane::build_content() {
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    m_list = new Card(this);
    m_direction = new QComboBox(m_list);
    m_direction->setObjectName(QStringLiteral("direction"));
    for (int i = 0; i < 3; ++i)
        m_direction->addItem(QString());
    m_filter_edit = new QLineEdit(m_list);
    m_filter_edit->setObjectName(QStringLiteral("invoice_filter"));
    m_filter_edit->setClearButtonEnabled(true);
    m_filter_edit->setMaximumWidth(200);
    m_list->add_to_head(m_direction);
    m_list->add_to_head(m_filter_edit);
    m_model = new InvoiceTableModel(words(), this);
    m_model->load_with([this](qlonglong after) { load_more(after); });
    m_table = new Table(QStringLiteral("invoice_table"), theme(), m_list);
    m_table->show_model(m_model, InvoiceTableModel::Party);
    m_table->let_go({InvoiceTableModel::Net, InvoiceTableModel::Direction});
    m_empty = new EmptyState(theme(), QStringLiteral("invoices"), m_list);
    m_stack = new PageStack(m_list);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_list->body()->addWidget(m_stack);
    m_sums = role_label("small", m_list);
    m_sums->setMargin(4);
    m_sums->setIndent(8);
    m_list->body()->addWidget(m_sums);
    m_detail = new Card(this);
    m_detail_tabs = new QTabBar(m_detail);
    m_detail_tabs->setObjectName(QStringLiteral("detail_tabs"));
    m_detail_tabs->setDrawBase(false);
    m_detail_tabs->addTab(QString());
    m_detail_tabs->addTab(QString());
    m_detail->add_to_head(m_detail_tabs);
    m_detail_stack = new PageStack(m_detail);
    m_form = new InvoiceForm(session(), m_detail);
    m_pages = new PageView(session(), m_detail);
    m_detail_stack->addWidget(m_form);
    m_detail_stack->addWidget(m_pages);
    m_detail->body()->addWidget(m_detail_stack);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setSizes({800, 450}); // an IBAN is read whole
    content()->addWidget(splitter, 1);
    connect(m_detail_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_detail_stack->setCurrentIndex(tab);
        follow_row();
    });
    connect(m_table, &Table::current_changed, this, &InvoicesPane::follow_row);
    connect(m_table, &Table::selection_changed, this, &InvoicesPane::show_sums);
    connect(m_table, &Table::focus_changed, m_list, &Card::set_within);
    connect(m_table, &Table::enter_pressed, this, [this] { m_next->trigger(); });
    connect(m_form, &InvoiceForm::shown_changed, this, &InvoicesPane::update_actions);
    connect(m_form, &InvoiceForm::failed, this,
            [this](const Error& error) { messages().show_error(error); });
    connect(m_form, &InvoiceForm::refused, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Bad); });
    connect(m_form, &InvoiceForm::told, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Ok); });
    connect(m_pages, &PageView::failed, this,
            [this](const Error& error) { messages().show_error(error); });
}

void InvoicesPane::retranslate() {
    m_chips->set_text(k_all, tr("All"));
    for (const InvoiceState state : k_chip_states) {
        QString word = words().word("invoice", invoices::to_text(state));
        word = word.left(1).toUpper() + word.mid(1);
        m_chips->set_text(static_cast<int>(state),
                          with_count(word, words().count(m_counts[state])));
    }
    m_direction->setAccessibleName(tr("Purchases or sales"));
    m_direction->setItemText(0, tr("Purchases and sales"));
    m_direction->setItemText(1, tr("Purchases"));
    m_direction->setItemText(2, tr("Sales"));
    m_filter_edit->setPlaceholderText(tr("Filter"));
    m_filter_edit->setAccessibleName(tr("Filter the invoices"));
    m_table->setAccessibleName(tr("Invoices"));
    m_list->set_title(tr("Invoices"));
    m_detail_tabs->setAccessibleName(tr("What the detail shows"));
    m_detail_tabs->setTabText(0, tr("Fields"));
    m_detail_tabs->setTabText(1, tr("Preview"));
    m_refuse->setText(tr("&Refuse…"));
    m_filter->setText(tr("&Filter"));
    m_add->setText(tr("&Add documents…"));
    m_empty->set_words(tr("No invoice here"),
                       tr("Drop an electronic invoice on the window, or choose its file."));
    m_form->retranslate();
    m_model->repaint();
    update_actions();
    follow_row();
    finish_titles();
}

app::InvoiceFilter InvoicesPane::filter() const {
    app::InvoiceFilter filter;
    if (m_chips->chosen() != k_all)
        filter.state = static_cast<InvoiceState>(m_chips->chosen());
    if (m_direction->currentIndex() > 0)
        filter.direction = m_direction->currentIndex() == 1 ? invoices::Direction::Purchase
                                                            : invoices::Direction::Sale;
    filter.text = m_filter_edit->text().toStdString();
    filter.limit = k_page_rows;
    return filter;
}

void InvoicesPane::load() {
    const auto asked = m_latest.next();
    app::InvoiceFilter wanted = filter();
    wanted.limit = std::max<std::int64_t>(k_page_rows, m_model->rowCount());
    query(
        session(), this, [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this, asked](Result<Page<invoices::Invoice>> page) {
            if (!m_latest.is(asked))
                return;
            if (!page)
                return messages().show_error(page.error());
            m_model->set_rows(std::move(page->rows), page->complete);
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            m_table->select_key(std::exchange(m_wanted, 0));
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, InvoiceTableModel::Number));
            m_form->reload();
            follow_row();
        });
}

void InvoicesPane::load_more(qlonglong after) {
    app::InvoiceFilter wanted = filter();
    wanted.after = after;
    append_page(
        session(), this, m_latest, *m_model,
        [wanted](app::Reader& reader) { return load_page(reader, wanted); },
        [this](const Error& error) { messages().show_error(error); });
}

void InvoicesPane::refresh(const Nouns& nouns) {
    if (has_any(nouns, {app::Noun::Invoices, app::Noun::Documents, app::Noun::Matches,
                        app::Noun::Payments, app::Noun::Dossier}))
        load();
}

void InvoicesPane::refresh_count(const Nouns& nouns) {
    if (!has_any(nouns, {app::Noun::Invoices, app::Noun::Matches, app::Noun::Payments,
                         app::Noun::Dossier}))
        return;
    query(
        session(), this, [](app::Reader& reader) { return app::count_invoices(reader); },
        [this](Result<std::map<InvoiceState, std::int64_t>> counts) {
            if (!counts)
                return;
            m_counts = std::move(*counts);
            set_waiting(m_counts[InvoiceState::Reviewed] + m_counts[InvoiceState::Approved]);
            retranslate();
        });
}

void InvoicesPane::follow_row() {
    const invoices::Invoice* row = m_model->row_at(m_table->currentIndex().row());
    m_detail->set_title(row ? party_name_of(*row) : tr("Detail"), row ? q(row->number) : QString());
    m_form->show_invoice(row ? row->id.value() : 0);
    if (m_detail_tabs->currentIndex() == 1)
        m_pages->show_document(row ? row->document : 0);
    show_sums();
}

void InvoicesPane::update_actions() {
    const QString step = m_form->next_step_words();
    need(m_next, m_form->next_step_right());
    m_next->setText(step.isEmpty() ? tr("Nothing left to do") : step);
    m_next->setEnabled(!step.isEmpty());
    m_refuse->setEnabled(m_form->can_refuse());
}

void InvoicesPane::show_sums() {
    Money gross, open;
    int count = 0;
    bool one_currency = true;
    for (const qlonglong key : m_table->selected_keys())
        if (const invoices::Invoice* row = m_model->find(key)) {
            if (count > 0 && row->gross.currency() != gross.currency()) {
                one_currency = false;
                break;
            }
            // Before booking nothing is open, whatever the currency.
            const Money left =
                row->open.is_zero() ? Money::zero(row->gross.currency()) : row->open.abs();
            gross = count == 0 ? row->gross : gross + row->gross;
            open = count == 0 ? left : open + left;
            ++count;
        }
    m_sums->setText(count == 0 || !one_currency
                        ? QString()
                        : tr("Selection: %n invoice(s), gross %1, left %2", nullptr, count)
                              .arg(words().amount(gross), words().amount(open)));
}

void InvoicesPane::jump(const QString& kind, qlonglong id) {
    if (kind != QLatin1String("invoice"))
        return;
    m_wanted = id;
    m_filter_edit->clear();
    m_direction->setCurrentIndex(0);
    m_chips->choose(k_all);
    load();
}

} // namespace comptoir::gui
