#include "comptoir/gui/ledger/ledger_window.h"

#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "gui/support/allowed.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace comptoir::gui {

namespace {

constexpr std::int64_t k_rows_shown = 50'000;
constexpr QSize k_window_size(1240, 720);

} // namespace

LedgerWindow::LedgerWindow(Session& session, const LedgerChoice& choice, QWidget* parent)
    : QDialog(parent), m_session(session), m_choice(choice) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("ledger_window"));
    resize(k_window_size);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(16, 12, 16, 12);
    whole->setSpacing(8);
    build_choosers(whole);
    m_messages = new MessageBar({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_messages);
    m_years_card = new Card(this);
    whole->addWidget(m_years_card);
    build_table(whole);
    build_actions(whole);
    connect(&session, &Session::changed, this, [this](const Nouns& nouns) {
        if (has_any(nouns, {app::Noun::Entries, app::Noun::Matches}))
            load();
    });
    connect(&session, &Session::acts_changed, this, &LedgerWindow::update_actions);
    connect(&session, &Session::rights_changed, this, &LedgerWindow::update_actions);
    complete_accounts(session, m_account);
    complete_parties(session, m_party);
    retranslate();
    show_account(choice);
}

void LedgerWindow::build_choosers(QVBoxLayout* whole) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_account_label = role_label("dim", this);
    m_account = new QLineEdit(this);
    m_account->setObjectName(QStringLiteral("ledger_account"));
    m_party_label = role_label("dim", this);
    m_party = new QLineEdit(this);
    m_party->setObjectName(QStringLiteral("ledger_party"));
    m_account_label->setBuddy(m_account);
    m_party_label->setBuddy(m_party);
    m_account->setMaximumWidth(260);
    m_party->setMaximumWidth(260);
    m_chips = new ChipRow(this);
    m_chips->add(static_cast<int>(app::LetterFilter::All), QStringLiteral("chip_all"));
    m_chips->add(static_cast<int>(app::LetterFilter::Open), QStringLiteral("chip_open"));
    m_chips->add(static_cast<int>(app::LetterFilter::Lettered), QStringLiteral("chip_lettered"));
    m_chips->choose(static_cast<int>(app::LetterFilter::All));
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_account_label, m_account, m_party_label, m_party})
        row->addWidget(each);
    row->addWidget(m_chips);
    row->addStretch(1);
    whole->addLayout(row);
    for (QLineEdit* edit : {m_account, m_party})
        connect(edit, &QLineEdit::returnPressed, this, &LedgerWindow::choose);
    connect(m_chips, &ChipRow::chosen_changed, this, &LedgerWindow::load);
}

void LedgerWindow::build_table(QVBoxLayout* whole) {
    m_rows_card = new Card(this);
    m_model = new LedgerTableModel(m_session.words(), this);
    m_table = new Table(QStringLiteral("ledger_rows"), m_session.theme(), m_rows_card);
    m_table->show_model(m_model, LedgerTableModel::Label);
    m_table->hide_at_first({LedgerTableModel::Party});
    m_table->let_go({LedgerTableModel::Rate, LedgerTableModel::Due, LedgerTableModel::Vat,
                     LedgerTableModel::Settlement});
    m_rows_card->body()->addWidget(m_table);
    whole->addWidget(m_rows_card, 1);
    connect(m_table, &Table::selection_changed, this, &LedgerWindow::show_sums);
    connect(m_table, &Table::focus_changed, m_rows_card, &Card::set_within);
}

QAction* LedgerWindow::add_window_action(const QString& name, const QString& icon,
                                         const QKeySequence& key) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setIcon(m_session.theme().icon(icon));
    action->setProperty("icon_name", icon);
    action->setShortcut(key);
    action->setAutoRepeat(false);
    // Letters belong to the table: they must stay letters in the text fields.
    const bool plain = key.count() == 1 && key[0].keyboardModifiers() == Qt::NoModifier;
    action->setShortcutContext(plain ? Qt::WidgetShortcut : Qt::WindowShortcut);
    (plain ? static_cast<QWidget*>(m_table) : this)->addAction(action);
    return action;
}

void LedgerWindow::build_actions(QVBoxLayout* whole) {
    m_letter = add_window_action(QStringLiteral("letter"), QStringLiteral("match"), Qt::Key_L);
    m_unletter = add_window_action(QStringLiteral("unletter"), QStringLiteral("close"), Qt::Key_D);
    m_automatic =
        add_window_action(QStringLiteral("letter_auto"), QStringLiteral("automatic"), Qt::Key_A);
    m_undo = add_window_action(QStringLiteral("undo"), QStringLiteral("undo"), QKeySequence::Undo);
    connect(m_letter, &QAction::triggered, this, &LedgerWindow::letter);
    connect(m_unletter, &QAction::triggered, this, &LedgerWindow::unletter);
    connect(m_automatic, &QAction::triggered, this, &LedgerWindow::show_plan);
    connect(m_undo, &QAction::triggered, this, &LedgerWindow::take_back);
    auto* row = new QHBoxLayout;
    m_sums = new QLabel(this);
    m_sums->setObjectName(QStringLiteral("ledger_sums"));
    m_sums->setTextFormat(Qt::RichText);
    row->addWidget(m_sums, 1);
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("close"));
    m_close->setAutoDefault(false);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(m_close);
    for (QAction* action : {m_undo, m_automatic, m_unletter})
        row->addWidget(new ActionButton(action, m_session.theme(), false, this));
    row->addWidget(new ActionButton(m_letter, m_session.theme(), true, this));
    whole->addLayout(row);
}

void LedgerWindow::retranslate() {
    setWindowTitle(tr("Ledger and lettering"));
    m_account_label->setText(tr("A&ccount"));
    m_account->setAccessibleName(tr("Account"));
    m_party_label->setText(tr("T&hird party"));
    m_party->setAccessibleName(tr("Third party"));
    m_party->setPlaceholderText(tr("all"));
    m_chips->set_text(static_cast<int>(app::LetterFilter::All), tr("All"));
    m_chips->set_text(static_cast<int>(app::LetterFilter::Open), tr("Open", "rows"));
    m_chips->set_text(static_cast<int>(app::LetterFilter::Lettered), tr("Lettered"));
    m_table->setAccessibleName(tr("Rows of the account"));
    m_letter->setText(tr("&Letter"));
    m_unletter->setText(tr("&Remove the letter"));
    m_automatic->setText(tr("&Automatic…"));
    m_automatic->setToolTip(tr("Shows first what would be lettered"));
    m_undo->setText(tr("&Take back the last act"));
    m_close->setText(tr("Close"));
    m_model->repaint();
    show_view();
}

void LedgerWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void LedgerWindow::choose() {
    show_account(
        {first_word(m_account->text()).toStdString(), first_word(m_party->text()).toStdString()});
}

void LedgerWindow::show_account(const LedgerChoice& choice) {
    m_choice = choice;
    m_account->setText(q(choice.account));
    m_party->setText(q(choice.party));
    if (!choice.account.empty()) {
        m_table->setFocus();
        return load();
    }
    if (choice.party.empty())
        return m_account->setFocus();
    query(
        m_session, this,
        [party = choice.party](app::Reader& reader) {
            return app::accounts_of_party(reader, party);
        },
        [this](Result<std::vector<std::string>> accounts) {
            if (accounts && !accounts->empty())
                return show_account({accounts->front(), m_choice.party});
            m_account->setFocus();
        });
}

void LedgerWindow::load() {
    if (m_choice.account.empty())
        return;
    app::LedgerRequest request;
    request.account = m_choice.account;
    if (!m_choice.party.empty())
        request.party = m_choice.party;
    request.letters = static_cast<app::LetterFilter>(m_chips->chosen());
    request.limit = k_rows_shown;
    const auto asked = m_latest.next();
    query(
        m_session, this,
        [request](app::Reader& reader) { return app::load_ledger_view(reader, request); },
        [this, asked](Result<app::LedgerView> view) {
            if (!m_latest.is(asked))
                return;
            if (!view)
                return m_messages->show_error(view.error());
            m_view = std::move(*view);
            show_view();
        });
}

void LedgerWindow::show_view() {
    m_model->set_rows(m_view.rows);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, LedgerTableModel::Label));
    const QString name = m_view.party.empty()
                             ? q(m_view.account_label)
                             : tr("%1, %2", "third party and account label")
                                   .arg(q(m_view.party_name), q(m_view.account_label));
    m_rows_card->set_title(m_view.account.empty() ? tr("Choose an account") : name,
                           m_view.account.empty()
                               ? QString()
                               : tr("balance %1").arg(m_session.words().amount(m_view.balance)));
    update_actions();
    if (!m_view.complete)
        m_messages->show_message(tr("Only the first %1 rows are shown: choose a third party.")
                                     .arg(m_session.words().count(k_rows_shown)),
                                 Tone::Accent);
    show_years();
    show_sums();
}

// The automatic lettering shows first what it would do: who may not letter sees that too.
void LedgerWindow::update_actions() {
    const bool open = !m_view.account.empty();
    allow(m_session, m_letter, open, {users::Right::Lettering},
          tr("Letter the chosen rows together; what remains keeps a small letter"));
    allow(m_session, m_unletter, open, {users::Right::Lettering},
          tr("The whole letter goes; it is never given again"));
    m_automatic->setEnabled(open);
    allow_undo(m_session, m_undo);
}

// A283: debit, credit, balance and variation, a year a column.
void LedgerWindow::show_years() {
    delete m_years;
    m_years = new QWidget(m_years_card);
    m_years_card->body()->addWidget(m_years);
    m_years_card->set_title(tr("Years side by side"));
    m_years_card->setVisible(!m_view.years.empty());
    auto* grid = new QGridLayout(m_years);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(28);
    grid->setVerticalSpacing(2);
    const Words& words = m_session.words();
    const auto put = [&](int line, int column, const QString& text, const char* role) {
        QLabel* label = role_label(role, m_years);
        label->setText(text);
        if (column > 0)
            label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(label, line, column);
    };
    const QStringList names = {tr("Debit"), tr("Credit"), tr("Balance"), tr("Variation")};
    for (int line = 0; line < names.size(); ++line)
        put(line + 1, 0, names[line], "dim");
    int column = 0;
    for (const app::YearFigures& year : m_view.years) {
        ++column;
        put(0, column, tr("to %1", "last day of a year").arg(words.date(year.days.to)), "dim");
        put(1, column, words.bare(year.debit), "plain");
        put(2, column, words.bare(year.credit), "plain");
        put(3, column, words.bare(year.balance), "strong");
        put(4, column, words.bare(year.variation), "plain");
    }
    grid->setColumnStretch(column + 1, 1);
    m_years->show();
}

std::vector<ledger::RowId> LedgerWindow::chosen_rows() const {
    std::vector<ledger::RowId> rows;
    for (const qlonglong key : m_table->selected_keys())
        rows.emplace_back(key);
    return rows;
}

void LedgerWindow::show_sums() {
    Money debit = Money::zero(m_view.balance.currency()), credit = debit;
    int count = 0;
    for (const qlonglong key : m_table->selected_keys())
        if (const app::LedgerRow* row = m_model->find(key)) {
            (row->open.is_negative() ? credit : debit) += row->open.abs();
            ++count;
        }
    const Words& words = m_session.words();
    m_sums->setText(
        count == 0
            ? QString()
            : tr("%n rows chosen: open debit %1, credit %2, difference <b>%3</b>", nullptr, count)
                  .arg(words.bare(debit), words.bare(credit), words.bare(debit - credit)));
}

void LedgerWindow::letter() {
    command(
        m_session, this,
        [rows = chosen_rows()](app::Writer& writer) { return app::letter_rows(writer, rows); },
        [this](Result<app::Lettered> done) {
            if (!done)
                return m_messages->show_error(done.error());
            const QString words = tr("letter %1", "an act to undo").arg(q(done->letter));
            m_session.did({words, [done = *done](app::Writer& writer) {
                               return app::undo_letter(writer, done);
                           }});
            QStringList said{done->balanced
                                 ? tr("Lettered %1.").arg(q(done->letter))
                                 : tr("Lettered %1 in part: %2 remains.")
                                       .arg(q(done->letter), m_session.words().amount(done->rest))};
            for (const reconcile::Reason& remark : done->remarks)
                said << m_session.words().sentence(remark);
            m_messages->show_message(said.join(QLatin1Char(' ')),
                                     done->remarks.empty() ? Tone::Ok : Tone::Accent);
        });
}

void LedgerWindow::unletter() {
    command(
        m_session, this,
        [rows = chosen_rows()](app::Writer& writer) { return app::unletter_rows(writer, rows); },
        [this](Result<app::Unlettered> done) {
            if (!done)
                return m_messages->show_error(done.error());
            QStringList letters;
            for (const std::string& letter : done->letters)
                letters << q(letter);
            const QString names = letters.join(QStringLiteral(", "));
            m_session.did(
                {tr("removal of letter %1", "an act to undo").arg(names),
                 [done = *done](app::Writer& writer) { return app::undo_unletter(writer, done); }});
            m_messages->show_message(tr("Letter %1 is removed.").arg(names), Tone::Ok);
        });
}

void LedgerWindow::take_back() {
    take_back_last_act(m_session, this, [this](const Result<void>& done, const QString& words) {
        if (!done)
            return m_messages->show_error(done.error());
        m_messages->show_message(tr("Taken back: %1.").arg(words), Tone::Ok);
    });
}

LedgerWindow* open_ledger(Session& session, QWidget* window, const LedgerChoice& choice) {
    auto* ledger = new LedgerWindow(session, choice, window);
    ledger->show();
    return ledger;
}

} // namespace comptoir::gui
