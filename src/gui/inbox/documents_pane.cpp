#include "comptoir/gui/inbox/documents_pane.h"

#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

constexpr std::int64_t k_invoices_max = 1'000'000;
constexpr inbox::Box k_boxes[] = {inbox::Box::Purchase, inbox::Box::Sale, inbox::Box::Other};

bool waits(const DocumentView& row) {
    using invoices::InvoiceState;
    return row.invoice && (row.invoice->state == InvoiceState::Received ||
                           row.invoice->state == InvoiceState::Reviewed ||
                           row.invoice->state == InvoiceState::Approved);
}

Result<std::vector<DocumentView>> load_documents(app::Reader& reader,
                                                 std::optional<inbox::Box> box) {
    CT_ASSIGN(documents, app::list_documents(reader, box));
    app::InvoiceFilter everything;
    everything.limit = k_invoices_max;
    CT_ASSIGN(all, app::list_invoices(reader, everything));
    std::unordered_map<std::int64_t, const invoices::Invoice*> by_document;
    for (const invoices::Invoice& each : all)
        if (each.document != 0)
            by_document[each.document] = &each;
    std::vector<DocumentView> rows;
    // The newest first: it is what was just dropped.
    for (auto each = documents.rbegin(); each != documents.rend(); ++each) {
        DocumentView row{std::move(*each), std::nullopt};
        if (const auto found = by_document.find(row.document.id.value());
            found != by_document.end())
            row.invoice = *found->second;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

DocumentsPane::DocumentsPane(Session& session, QWidget* parent)
    : Pane(session, QStringLiteral("documents"), parent) {
    m_chips = new ChipRow(this);
    for (const inbox::Box each : k_boxes)
        m_chips->add(static_cast<int>(each), q(inbox::to_text(each)));
    title_left()->addWidget(m_chips);
    build_content();
    build_actions();
    m_chips->choose(static_cast<int>(inbox::Box::Purchase));
    connect(m_chips, &ChipRow::chosen_changed, this, [this] {
        m_model->set_rows({});
        load();
        retranslate();
    });
    retranslate();
    update_actions();
}

QString DocumentsPane::title() const {
    return tr("Documents");
}

inbox::Box DocumentsPane::box() const {
    return static_cast<inbox::Box>(std::max(0, m_chips->chosen()));
}

void DocumentsPane::build_content() {
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    m_list = new Card(this);
    m_model = new DocumentTableModel(words(), this);
    m_table = new Table(QStringLiteral("document_table"), theme(), m_list);
    m_table->show_model(m_model, DocumentTableModel::Name);
    m_table->hide_at_first({DocumentTableModel::Added});
    m_table->let_go(
        {DocumentTableModel::Source, DocumentTableModel::Number}); // the form shows them
    m_empty = new EmptyState(theme(), QStringLiteral("documents"), m_list);
    m_stack = new PageStack(m_list);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_list->body()->addWidget(m_stack);
    m_preview = new Card(this);
    auto* paper = new QFrame(m_preview);
    paper->setProperty("role", "paper");
    auto* inside = new QVBoxLayout(paper);
    inside->setContentsMargins(0, 0, 0, 0);
    m_pages = new PageView(session(), paper);
    inside->addWidget(m_pages);
    m_preview->body()->addWidget(paper);
    m_fields = new Card(this);
    m_form = new InvoiceForm(session(), m_fields);
    m_no_fields = role_label("dim", m_fields);
    m_no_fields->setAlignment(Qt::AlignCenter);
    m_no_fields->setWordWrap(true);
    m_no_fields->setMargin(24);
    m_form_stack = new PageStack(m_fields);
    m_form_stack->addWidget(m_form);
    m_form_stack->addWidget(m_no_fields);
    m_fields->body()->addWidget(m_form_stack);
    splitter->addWidget(m_list);
    splitter->addWidget(m_preview);
    splitter->addWidget(m_fields);
    splitter->setSizes({600, 340, 540});
    content()->addWidget(splitter, 1);
    connect(m_table, &Table::current_changed, this, &DocumentsPane::follow_row);
    connect(m_table, &Table::enter_pressed, this, [this] { m_next->trigger(); });
    connect(m_table, &Table::focus_changed, m_list, &Card::set_within);
    connect(m_form, &InvoiceForm::shown_changed, this, &DocumentsPane::update_actions);
    connect(m_form, &InvoiceForm::failed, this,
            [this](const Error& error) { messages().show_error(error); });
    connect(m_form, &InvoiceForm::refused, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Bad); });
    connect(m_form, &InvoiceForm::told, this,
            [this](const QString& sentence) { messages().show_message(sentence, Tone::Ok); });
    connect(m_pages, &PageView::failed, this,
            [this](const Error& error) { messages().show_error(error); });
    connect(m_pages, &PageView::drawn, this, [this](const QString& name, int count) {
        m_preview->set_title(name, count > 0 ? tr("%n page(s)", nullptr, count) : QString());
    });
}

void DocumentsPane::build_actions() {
    m_add = add_pane_action(QStringLiteral("add_documents"), QStringLiteral("add"), {});
    m_next = add_pane_action(QStringLiteral("next_step"), QStringLiteral("check"),
                             {Qt::Key_Return, Qt::Key_Enter});
    m_next->setShortcutContext(Qt::WidgetShortcut);
    m_refuse = add_pane_action(QStringLiteral("refuse"), QStringLiteral("close"), {Qt::Key_R});
    m_to_purchase = add_pane_action(QStringLiteral("to_purchase"), {}, {Qt::CTRL | Qt::Key_1});
    m_to_sale = add_pane_action(QStringLiteral("to_sale"), {}, {Qt::CTRL | Qt::Key_2});
    m_to_other = add_pane_action(QStringLiteral("to_other"), {}, {Qt::CTRL | Qt::Key_3});
    connect(m_add, &QAction::triggered, this,
            [this] { emit work_asked(QStringLiteral("add_documents")); });
    connect(m_next, &QAction::triggered, m_form, &InvoiceForm::next_step);
    connect(m_refuse, &QAction::triggered, this, [this] { m_form->ask_refusal(window()); });
    connect(m_to_purchase, &QAction::triggered, this, [this] { move_to(inbox::Box::Purchase); });
    connect(m_to_sale, &QAction::triggered, this, [this] { move_to(inbox::Box::Sale); });
    connect(m_to_other, &QAction::triggered, this, [this] { move_to(inbox::Box::Other); });
    for (QAction* action : {m_add, m_refuse})
        title_right()->addWidget(new ActionButton(action, theme(), false, this));
    title_right()->addWidget(new ActionButton(m_next, theme(), true, this));
    m_table->addActions({m_next, m_refuse, m_to_purchase, m_to_sale, m_to_other});
    m_empty->set_step(m_add);
}

void DocumentsPane::retranslate() {
    for (const inbox::Box each : k_boxes)
        m_chips->set_text(static_cast<int>(each),
                          with_count(words().word("box", inbox::to_text(each)),
                                     words().count(m_counts.boxes[static_cast<int>(each)])));
    m_list->set_title(
        tr("Box %1", "name of a box of documents").arg(words().word("box", inbox::to_text(box()))),
        tr("drop files here"));
    if (m_pages->shown() == 0)
        m_preview->set_title(tr("Preview"));
    m_fields->set_title(tr("What was read"));
    m_no_fields->setText(
        tr("Nothing was read from this document: it is kept as it is. Electronic invoices "
           "(Factur-X, CII, UBL) fill the fields by themselves."));
    m_table->setAccessibleName(tr("Documents"));
    m_empty->set_words(tr("This box is empty"),
                       tr("Drop PDF, XML, PNG or JPEG files on the window, or choose them."));
    m_add->setText(tr("&Add documents…"));
    m_refuse->setText(tr("&Refuse…"));
    m_to_purchase->setText(tr("Move to the &purchases box"));
    m_to_sale->setText(tr("Move to the &sales box"));
    m_to_other->setText(tr("Move to the &other box"));
    m_form->retranslate();
    m_model->repaint();
    update_actions();
    finish_titles();
}

void DocumentsPane::load() {
    const auto asked = m_latest.next();
    query(
        session(), this,
        [wanted = box()](app::Reader& reader) { return load_documents(reader, wanted); },
        [this, asked](Result<std::vector<DocumentView>> rows) {
            if (!m_latest.is(asked))
                return;
            if (!rows)
                return messages().show_error(rows.error());
            m_model->set_rows(std::move(*rows));
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            m_table->select_key(std::exchange(m_wanted, 0));
            // The first look goes to what waits.
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0) {
                const auto& shown = m_model->rows();
                const auto waiting = std::find_if(shown.begin(), shown.end(), waits);
                const auto row =
                    waiting == shown.end() ? 0 : static_cast<int>(waiting - shown.begin());
                m_table->setCurrentIndex(m_model->index(row, DocumentTableModel::Name));
            }
            m_form->reload(); // somebody else may have reviewed or approved it
            follow_row();
        });
}

void DocumentsPane::refresh(const Nouns& nouns) {
    if (has_any(nouns, {app::Noun::Documents, app::Noun::Invoices, app::Noun::Dossier}))
        load();
}

void DocumentsPane::refresh_count(const Nouns& nouns) {
    if (!has_any(nouns, {app::Noun::Documents, app::Noun::Invoices, app::Noun::Dossier}))
        return;
    query(
        session(), this,
        [](app::Reader& reader) -> Result<Counts> {
            Counts counts;
            CT_ASSIGN(rows, load_documents(reader, std::nullopt));
            for (const DocumentView& row : rows)
                counts.boxes[static_cast<int>(row.document.box)] += waits(row) ? 1 : 0;
            return counts;
        },
        [this](Result<Counts> counts) {
            if (!counts)
                return;
            m_counts = *counts;
            set_waiting(m_counts.boxes[0] + m_counts.boxes[1] + m_counts.boxes[2]);
            retranslate();
        });
}

void DocumentsPane::follow_row() {
    const DocumentView* row = m_model->row_at(m_table->currentIndex().row());
    m_pages->show_document(row ? row->document.id.value() : 0);
    const bool read = row && row->invoice;
    m_form_stack->setCurrentIndex(row && !read ? 1 : 0);
    m_form->show_invoice(read ? row->invoice->id.value() : 0);
    if (!row)
        m_preview->set_title(tr("Preview"));
    update_actions();
}

void DocumentsPane::update_actions() {
    const QString step = m_form->next_step_words();
    need(m_next, m_form->next_step_right());
    m_next->setText(step.isEmpty() ? tr("Nothing left to do") : step);
    m_next->setEnabled(!step.isEmpty());
    m_refuse->setEnabled(m_form->can_refuse());
    const bool row = m_model->row_at(m_table->currentIndex().row()) != nullptr;
    m_to_purchase->setEnabled(row && box() != inbox::Box::Purchase);
    m_to_sale->setEnabled(row && box() != inbox::Box::Sale);
    m_to_other->setEnabled(row && box() != inbox::Box::Other);
}

void DocumentsPane::move_to(inbox::Box box) {
    std::vector<inbox::DocumentId> moved;
    for (const qlonglong key : m_table->selected_keys())
        moved.emplace_back(key);
    command(
        session(), this,
        [moved, box](app::Writer& writer) -> Result<void> {
            for (const inbox::DocumentId document : moved)
                CT_TRY(app::move_document(writer, document, box));
            return {};
        },
        [this](Result<void> done) {
            if (!done)
                messages().show_error(done.error());
        });
}

void DocumentsPane::add_files(const std::vector<std::filesystem::path>& files, inbox::Box box) {
    if (files.empty())
        return;
    m_chips->choose(static_cast<int>(box));
    const auto job = session().jobs().begin(tr("Adding documents", "long work"));
    command(
        session(), this,
        [files, box](app::Writer& writer) { return app::add_documents(writer, files, box); },
        [this, job](Result<app::DocumentBatch> batch) {
            session().jobs().end(job);
            if (!batch)
                return messages().show_error(batch.error());
            int fresh = 0, here = 0;
            for (const app::AddedDocument& each : batch->documents) {
                ++(each.already_here ? here : fresh);
                m_wanted = each.document.id.value();
            }
            QStringList sentences;
            if (fresh > 0)
                sentences << tr("%n document(s) added.", nullptr, fresh);
            if (here > 0)
                sentences << tr("%n document(s) were here already.", nullptr, here);
            messages().show_message(sentences.join(QLatin1Char(' ')),
                                    here > 0 ? Tone::Warn : Tone::Ok);
            load();
        });
}

void DocumentsPane::jump(const QString& kind, qlonglong id) {
    if (kind != QLatin1String("document"))
        return;
    m_wanted = id;
    load();
}

} // namespace comptoir::gui
