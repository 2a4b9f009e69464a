#include "comptoir/gui/bank/expected_view.h"

#include "comptoir/bank/expected.h"
#include "comptoir/gui/widgets/journal_box.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

constexpr int k_typing_ms = 200;

} // namespace

ExpectedView::ExpectedView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    m_model = new ExpectedTableModel(session.words(), this);
    m_model->load_with([this](qlonglong after) { load_more(after); });
    m_card = new Card(this);
    m_journals = new QComboBox(m_card);
    m_journals->setObjectName(QStringLiteral("expected_journal"));
    m_journals->addItem(QString());
    m_states = new QComboBox(m_card);
    m_states->setObjectName(QStringLiteral("expected_state"));
    for (int scope = 0; scope < k_scopes; ++scope)
        m_states->addItem(QString(), scope);
    m_text = new QLineEdit(m_card);
    m_text->setObjectName(QStringLiteral("expected_text"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(220);
    for (QComboBox* each : {m_journals, m_states}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_card->add_to_head(each);
        connect(each, &QComboBox::activated, this, &ExpectedView::reload);
    }
    m_card->add_to_head(m_text);
    m_table = new Table(QStringLiteral("expected"), session.theme(), m_card);
    m_table->show_model(m_model, ExpectedTableModel::Label);
    m_empty = new EmptyState(session.theme(), QStringLiteral("calendar"), m_card);
    m_stack = new PageStack(m_card);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->body()->addWidget(m_stack);
    whole->addWidget(m_card, 1);
    auto* bar = new QFrame(this);
    bar->setProperty("role", "card");
    auto* foot = new QHBoxLayout(bar);
    foot->setContentsMargins(12, 6, 12, 6);
    m_sums = new QLabel(bar);
    m_sums->setObjectName(QStringLiteral("expected_sums"));
    m_sums->setTextFormat(Qt::RichText);
    m_sums->setWordWrap(true);
    foot->addWidget(m_sums, 1);
    whole->addWidget(bar);
    m_typing.setSingleShot(true);
    m_typing.setInterval(k_typing_ms);
    connect(&m_typing, &QTimer::timeout, this, &ExpectedView::reload);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_table, &QTableView::doubleClicked, this, &ExpectedView::open_booked);
    connect(m_table, &Table::enter_pressed, this, &ExpectedView::open_booked);
    connect(m_table, &Table::current_changed, this, &ExpectedView::changed);
    connect(m_table, &Table::focus_changed, m_card, &Card::set_within);
    retranslate();
}

void ExpectedView::retranslate() {
    m_card->set_title(tr("Expected"), tr("announced by the bank, not booked yet: in no balance"));
    m_table->setAccessibleName(tr("Expected lines"));
    m_journals->setAccessibleName(tr("Bank journal"));
    m_journals->setItemText(0, tr("All journals"));
    m_states->setAccessibleName(tr("State"));
    const QString scopes[] = {tr("Still expected"), tr("Late"), tr("Booked since"), tr("Given up"),
                              tr("All")};
    for (int scope = 0; scope < k_scopes; ++scope)
        m_states->setItemText(scope, scopes[scope]);
    m_text->setAccessibleName(tr("Filter the expected lines"));
    m_text->setPlaceholderText(tr("Label, counterparty, amount"));
    m_empty->set_words(
        tr("Nothing is expected"),
        tr("Intraday reports (CAMT.052, MT942), booking advices (CAMT.054) and pending operations "
           "are shown here until the bank has booked them."));
    m_model->repaint();
    show_sums();
}

app::ExpectedFilter ExpectedView::filter() const {
    app::ExpectedFilter filter;
    if (m_journals->currentIndex() > 0)
        filter.journal = m_journals->currentData().toString().toStdString();
    filter.text = m_text->text().trimmed().toStdString();
    switch (static_cast<Scope>(m_states->currentData().toInt())) {
    case Late:
        filter.state = app::ExpectedState::Late;
        break;
    case Booked:
        filter.state = app::ExpectedState::Replaced;
        break;
    case Dropped:
        filter.state = app::ExpectedState::Dropped;
        break;
    case All:
        filter.whatever_state = true;
        break;
    case Waiting:
    case k_scopes:
        break;
    }
    return filter;
}

void ExpectedView::load_journals() {
    const auto asked = m_latest_journals.next();
    query(
        m_session, this, [](app::Reader& reader) { return app::list_journals(reader); },
        [this, asked](Result<std::vector<ledger::Journal>> journals) {
            if (!journals || !m_latest_journals.is(asked))
                return;
            offer_bank_journals(m_journals, *journals);
        });
}

Result<ExpectedView::Loaded> ExpectedView::load(app::Reader& reader, app::ExpectedFilter filter) {
    const std::int64_t wanted = filter.limit;
    ++filter.limit; // one more tells whether the list goes on
    CT_ASSIGN(rows, app::list_expected(reader, filter));
    CT_ASSIGN(totals, app::expected_totals(reader, filter.journal));
    Loaded loaded;
    loaded.page.complete = static_cast<std::int64_t>(rows.size()) <= wanted;
    if (!loaded.page.complete)
        rows.pop_back();
    loaded.page.rows = std::move(rows);
    loaded.totals = std::move(totals);
    return loaded;
}

void ExpectedView::reload() {
    load_journals();
    const auto asked = m_latest.next();
    app::ExpectedFilter wanted = filter();
    wanted.limit = std::max<std::int64_t>(k_page_rows, m_model->rowCount());
    query(
        m_session, this, [wanted](app::Reader& reader) { return load(reader, wanted); },
        [this, asked](Result<Loaded> loaded) {
            if (!m_latest.is(asked))
                return;
            if (!loaded)
                return emit failed(loaded.error());
            m_totals = std::move(loaded->totals);
            m_model->set_rows(std::move(loaded->page.rows), loaded->page.complete);
            m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, ExpectedTableModel::Label));
            show_sums();
            emit changed();
        });
}

void ExpectedView::load_more(qlonglong after) {
    app::ExpectedFilter wanted = filter();
    wanted.after = after;
    wanted.limit = k_page_rows;
    append_page(
        m_session, this, m_latest, *m_model,
        [wanted](app::Reader& reader) -> Result<Page<app::ExpectedRow>> {
            CT_ASSIGN(loaded, load(reader, wanted));
            return std::move(loaded.page);
        },
        [this](const Error& error) { emit failed(error); });
}

// One journal, one currency: several journals stand one after the other.
void ExpectedView::show_sums() {
    const Words& words = m_session.words();
    QStringList parts;
    for (const app::ExpectedTotal& total : m_totals) {
        if (total.count > 0)
            parts << tr("%1, expected: <b>%n line(s)</b>, in <b>%2</b>, out <b>%3</b>",
                        "journal; sums of what is expected", static_cast<int>(total.count))
                         .arg(q(total.journal).toHtmlEscaped(), words.amount(total.money_in),
                              words.amount(total.money_out));
        if (total.late > 0)
            parts << tr("%1, announced more than %2 days ago and never booked: <b>%n line(s)</b>, "
                        "<b>%3</b>",
                        "journal, days, sum", static_cast<int>(total.late))
                         .arg(q(total.journal).toHtmlEscaped(), words.count(bank::k_expected_days),
                              words.amount(total.late_sum));
    }
    m_sums->setText(parts.isEmpty() ? tr("Nothing is expected.")
                                    : parts.join(QStringLiteral("&nbsp;&nbsp;·&nbsp;&nbsp;")));
    emit counted();
}

std::int64_t ExpectedView::waiting() const {
    std::int64_t count = 0;
    for (const app::ExpectedTotal& total : m_totals)
        count += total.count + total.late;
    return count;
}

QString ExpectedView::sums() const {
    return m_sums->text();
}

const app::ExpectedRow* ExpectedView::current() const {
    return m_model->row_at(m_table->currentIndex().row());
}

bool ExpectedView::can_open() const {
    const app::ExpectedRow* row = current();
    return row && !row->replaced_by.empty();
}

bool ExpectedView::can_toggle() const {
    const app::ExpectedRow* row = current();
    return row && row->state != app::ExpectedState::Replaced;
}

void ExpectedView::open_booked() {
    if (can_open())
        emit open_asked(q(current()->journal), current()->replaced_by.front().statement.value());
}

void ExpectedView::toggle() {
    if (!can_toggle())
        return;
    const bool drops = current()->state != app::ExpectedState::Dropped;
    command(
        m_session, this,
        [id = current()->id, drops](app::Writer& writer) {
            return drops ? app::drop_expected(writer, id) : app::keep_expected(writer, id);
        },
        [this, drops](Result<void> done) {
            if (!done)
                return emit failed(done.error());
            emit told(drops ? tr("This line is no longer waited for. It stays under “Given up”.")
                            : tr("This line is waited for again."),
                      static_cast<int>(Tone::Ok));
        });
}

void ExpectedView::focus_filter() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

} // namespace comptoir::gui
