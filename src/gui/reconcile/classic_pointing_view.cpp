#include "comptoir/gui/reconcile/classic_pointing_view.h"

#include "comptoir/app/bank.h"
#include "comptoir/core/text.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/rich_text.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/support/allowed.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {
enum Scope { All, ToPoint, PointedHere };
} // namespace

ClassicPointingView::ClassicPointingView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    m_card = new Card(this);
    m_sessions = new QComboBox(m_card);
    m_sessions->setObjectName(QStringLiteral("pointing_sessions"));
    m_sessions->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_scope = new QComboBox(m_card);
    m_scope->setObjectName(QStringLiteral("pointing_scope"));
    for (int i = 0; i < 3; ++i)
        m_scope->addItem(QString());
    m_filter = new QLineEdit(m_card);
    m_filter->setObjectName(QStringLiteral("pointing_filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(200);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_sessions, m_scope, m_filter})
        m_card->add_to_head(widget);
    m_model = new PointingTableModel(session.words(), this);
    m_table = new Table(QStringLiteral("classic_pointing"), session.theme(), m_card);
    m_table->show_model(m_model, PointingTableModel::Label);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_empty = new EmptyState(session.theme(), QStringLiteral("check"), m_card);
    m_stack = new PageStack(m_card);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->body()->addWidget(m_stack);
    whole->addWidget(m_card, 1);
    build_bar();
    connect(m_table, &Table::tick_asked, this, &ClassicPointingView::toggle);
    connect(m_table, &Table::enter_pressed, this, &ClassicPointingView::toggle);
    connect(m_table, &QTableView::doubleClicked, this, &ClassicPointingView::toggle);
    connect(m_table, &Table::selection_changed, this, &ClassicPointingView::update_buttons);
    connect(m_table, &Table::focus_changed, m_card, &Card::set_within);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ClassicPointingView::filter_rows);
    connect(m_filter, &QLineEdit::textChanged, this, &ClassicPointingView::filter_rows);
    connect(m_sessions, &QComboBox::activated, this, [this] {
        m_wanted = reconcile::PointingId{m_sessions->currentData().toLongLong()};
        reload();
    });
    retranslate();
}

void ClassicPointingView::build_bar() {
    auto* bar = new QFrame(this);
    bar->setProperty("role", "card");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 8, 6);
    row->setSpacing(8);
    m_sums = new QLabel(bar);
    m_sums->setObjectName(QStringLiteral("pointing_sums"));
    m_sums->setTextFormat(Qt::RichText);
    m_sums->setWordWrap(true);
    m_day_label = role_label("dim", bar);
    m_day = new DayEdit(m_session.words(), bar);
    m_day->setObjectName(QStringLiteral("pointing_day"));
    m_day_label->setBuddy(m_day);
    row->addWidget(m_sums, 1);
    row->addWidget(m_day_label);
    row->addWidget(m_day);
    const auto add = [&](QPushButton*& button, const char* name,
                         void (ClassicPointingView::*act)()) {
        button = new QPushButton(bar);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
    };
    add(m_outstanding, "outstanding", &ClassicPointingView::ask_outstanding);
    add(m_open, "open_pointing", &ClassicPointingView::open_session);
    add(m_remittance, "point_remittance", &ClassicPointingView::point_remittance);
    add(m_until, "point_until", &ClassicPointingView::point_until);
    add(m_erase, "erase_pointing", &ClassicPointingView::erase);
    add(m_validate, "validate_pointing", &ClassicPointingView::validate);
    m_validate->setProperty("role", "primary");
    static_cast<QVBoxLayout*>(layout())->addWidget(bar);
}

void ClassicPointingView::retranslate() {
    m_card->set_title(tr("Entries of the account"),
                      tr("double click or Space points, again takes it away"));
    m_sessions->setAccessibleName(tr("Pointing"));
    m_scope->setAccessibleName(tr("Which entries are shown"));
    m_scope->setItemText(All, tr("All"));
    m_scope->setItemText(ToPoint, tr("To point"));
    m_scope->setItemText(PointedHere, tr("Pointed"));
    m_filter->setPlaceholderText(tr("Filter the entries"));
    m_filter->setAccessibleName(tr("Filter the entries"));
    m_table->setAccessibleName(tr("Entries of the account"));
    m_day_label->setText(tr("Pointed on"));
    m_outstanding->setText(tr("On their way at the &takeover…"));
    m_open->setText(tr("&New pointing…"));
    m_remittance->setText(tr("Whole &remittance"));
    m_until->setText(tr("All &until…"));
    m_validate->setText(tr("&Validate the pointing"));
    m_empty->set_words(tr("No pointing by hand"),
                       tr("Without a statement file: give the period and the balance of the paper "
                          "statement, and point the entries it shows."));
    m_model->repaint();
    show_sums();
    update_buttons();
}

Result<ClassicPointingView::Loaded> ClassicPointingView::load(app::Reader& reader,
                                                              const std::string& journal,
                                                              reconcile::PointingId wanted) {
    Loaded loaded;
    CT_ASSIGN(journals, app::list_journals(reader));
    for (ledger::Journal& each : journals)
        if (each.code == journal)
            loaded.journal = std::move(each);
    CT_ASSIGN(sessions, app::list_pointings(reader, journal));
    std::erase_if(sessions, [](const app::PointingSession& session) {
        return session.state == app::PointingState::Erased;
    });
    loaded.sessions = std::move(sessions);
    if (loaded.sessions.empty())
        return loaded;
    reconcile::PointingId shown = loaded.sessions.back().id;
    for (const app::PointingSession& session : loaded.sessions)
        if (session.id == wanted || (!wanted && session.state == app::PointingState::Open))
            shown = session.id;
    CT_ASSIGN(sheet, app::load_pointing(reader, shown));
    loaded.sheet = std::move(sheet);
    return loaded;
}

void ClassicPointingView::show_journal(const std::string& journal) {
    if (m_journal != journal)
        m_wanted = {};
    m_journal = journal;
    reload();
}

void ClassicPointingView::reload() {
    if (m_journal.empty())
        return;
    const auto asked = m_latest.next();
    query(
        m_session, this,
        [journal = m_journal, wanted = m_wanted](app::Reader& reader) {
            return load(reader, journal, wanted);
        },
        [this, asked](Result<Loaded> loaded) {
            if (!m_latest.is(asked))
                return;
            if (!loaded)
                return emit failed(loaded.error());
            show_loaded(std::move(*loaded));
        });
}

void ClassicPointingView::show_loaded(Loaded loaded) {
    const bool another = !m_sheet || !loaded.sheet ||
                         m_sheet->session.id != loaded.sheet->session.id ||
                         m_sheet->session.to != loaded.sheet->session.to;
    m_facts = std::move(loaded.journal);
    m_sheet = std::move(loaded.sheet);
    const Words& words = m_session.words();
    m_sessions->clear();
    for (const app::PointingSession& session : loaded.sessions)
        m_sessions->addItem(
            tr("%1 to %2, %3", "first day, last day, state of a pointing")
                .arg(words.date(session.from), words.date(session.to),
                     words.word("pointing", is_open_again(session) ? "open_again"
                                                                   : app::to_text(session.state))),
            static_cast<qlonglong>(session.id.value()));
    if (m_sheet) {
        m_sessions->setCurrentIndex(
            m_sessions->findData(static_cast<qlonglong>(m_sheet->session.id.value())));
        m_day->set_range({m_sheet->session.from, m_sheet->session.to});
        if (another)
            m_day->set_day(m_sheet->session.to);
    }
    m_sessions->setVisible(!loaded.sessions.empty());
    m_listed = std::move(loaded.sessions);
    if (another)
        m_is_chosen = false;
    m_stack->setCurrentIndex(m_sheet ? 0 : 1);
    filter_rows();
    show_sums();
    update_buttons();
}

void ClassicPointingView::filter_rows() {
    std::vector<app::PointingEntry> rows;
    const auto words = text::fold_words(m_filter->text().toStdString());
    if (m_sheet)
        for (const app::PointingEntry& entry : m_sheet->entries) {
            const int scope = m_scope->currentIndex();
            if ((scope == ToPoint && entry.pointed_on) ||
                (scope == PointedHere && !entry.pointed_on))
                continue;
            const std::string folded = text::fold(entry.piece + " " + entry.label + " " +
                                                  entry.number + " " + entry.amount.to_decimal());
            if (std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                    return folded.find(word) != std::string::npos;
                }))
                rows.push_back(entry);
        }
    m_model->set_rows(std::move(rows));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, PointingTableModel::Label));
}

QString ClassicPointingView::sums() const {
    return m_sums->text();
}

void ClassicPointingView::show_sums() {
    if (!m_sheet)
        return m_sums->clear();
    const Words& words = m_session.words();
    const Colours& c = m_session.theme().colours();
    const auto figure = [&](Money amount, const QColor& colour) {
        return QStringLiteral("<b style=\"color:%1\">%2</b>")
            .arg(colour.name(), words.bare(amount));
    };
    const QString gap = QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;");
    QString text =
        tr("Account %1%4pointed %2%4bank %3", "balances of a pointing; %4 is a gap")
            .arg(figure(m_sheet->ledger_balance, c.text), figure(m_sheet->pointed_balance, c.text),
                 figure(m_sheet->session.balance, c.text), gap);
    text +=
        gap + tr("difference %1")
                  .arg(figure(m_sheet->difference, m_sheet->difference.is_zero() ? c.ok : c.bad));
    if (is_open_again(m_sheet->session))
        text += gap + QStringLiteral("<span style=\"color:%1\">%2</span>")
                          .arg(c.warn.name(), tr("open again, to be validated"));
    if (m_sheet->session.state == app::PointingState::Open && m_sheet->drafts > 0)
        text += gap + QStringLiteral("<span style=\"color:%1\">%2</span>")
                          .arg(c.warn.name(), tr("%n entry(ies) to validate first", nullptr,
                                                 static_cast<int>(m_sheet->drafts)));
    m_sums->setText(rich_text(text));
}

void ClassicPointingView::update_buttons() {
    const bool open = m_sheet && m_sheet->session.state == app::PointingState::Open;
    const bool validated = m_sheet && m_sheet->session.state == app::PointingState::Validated;
    m_open->setVisible(!open);
    m_outstanding->setVisible(!open);
    using users::Right;
    allow(m_session, m_outstanding, m_facts && m_facts->account,
          {Right::StatementCancel, Right::StatementReconcile},
          tr("Cheques of the books taken over that the bank had not paid yet"));
    allow(m_session, m_open, m_facts && m_facts->account, {Right::StatementReconcile});
    allow(m_session, m_remittance, open && m_table->currentIndex().isValid(),
          {Right::StatementReconcile},
          tr("Every entry that carries the document number of the chosen one"));
    allow(m_session, m_until, open, {Right::StatementReconcile},
          tr("For a takeover: all until a day, except the selected entries"));
    // One row that the cursor merely stands on is no choice: the button says what it would erase.
    const bool is_whole = chosen_rows().empty();
    m_erase->setText(is_whole ? tr("&Erase the whole pointing") : tr("&Erase the selected marks"));
    allow(m_session, m_erase, open || validated, {Right::StatementCancel},
          is_whole ? tr("Every mark of this pointing; choose entries with Ctrl or Shift to erase "
                        "their marks alone")
                   : tr("The marks of the selected entries; the others stay"));
    allow(m_session, m_validate, open, {Right::StatementReconcile});
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_remittance, m_until, m_validate, m_day, m_day_label})
        widget->setVisible(open);
    m_erase->setVisible(open || validated);
}

std::vector<ledger::RowId> ClassicPointingView::selected_rows() const {
    std::vector<ledger::RowId> rows;
    for (const qlonglong key : m_table->selected_keys())
        rows.emplace_back(key);
    return rows;
}

std::vector<ledger::RowId> ClassicPointingView::chosen_rows() const {
    std::vector<ledger::RowId> rows = selected_rows();
    if (rows.size() == 1 && !m_is_chosen)
        rows.clear();
    return rows;
}

bool ClassicPointingView::eventFilter(QObject* watched, QEvent* event) {
    constexpr auto k_choosing = Qt::ControlModifier | Qt::ShiftModifier;
    const bool was_chosen = m_is_chosen;
    if (event->type() == QEvent::MouseButtonPress)
        m_is_chosen = (static_cast<QMouseEvent*>(event)->modifiers() & k_choosing) != 0;
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool moves = key->key() >= Qt::Key_Home && key->key() <= Qt::Key_PageDown;
        if (moves || (key->key() == Qt::Key_Space && key->modifiers() & Qt::ControlModifier))
            m_is_chosen = (key->modifiers() & k_choosing) != 0;
    }
    // The selection may stay as it was, and the button would say what it no longer does.
    if (m_is_chosen != was_chosen)
        QMetaObject::invokeMethod(
            this, [this] { update_buttons(); }, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace comptoir::gui
