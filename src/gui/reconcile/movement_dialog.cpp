#include "comptoir/gui/reconcile/movement_dialog.h"

#include "comptoir/gui/reconcile/although_booked.h"
#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/reconcile/create_missing.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/table.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>

#include <array>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class MovementDialogs {
    Q_DECLARE_TR_FUNCTIONS(MovementDialogs)
};

constexpr int k_account_column = 0;
constexpr int k_party_column = 1;
constexpr int k_amount_column = 2;
constexpr int k_preview_height = 240;

} // namespace

QString movement_words(const Words& words, app::MovementKind kind) {
    return words.word("movement", app::to_text(kind));
}

// ---- the counterparts ---------------------------------------------------------------------------

PartsEdit::PartsEdit(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    setObjectName(QStringLiteral("parts"));
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(k_account_column, 3);
    m_grid->setColumnStretch(k_party_column, 2);
    m_grid->setColumnStretch(k_amount_column, 2);
    m_left = role_label("small", this);
    m_left->setObjectName(QStringLiteral("left_to_spread"));
    auto* add = new QPushButton(tr("Add an a&ccount"), this);
    add->setObjectName(QStringLiteral("add_part"));
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, [this] { add_row({{}, {}, left()}); });
    constexpr int k_last_row = 1000; // below every counterpart
    m_grid->addWidget(m_left, k_last_row, k_account_column, 1, 2);
    m_grid->addWidget(add, k_last_row, k_amount_column);
}

void PartsEdit::show_parts(const std::vector<app::MovementPart>& parts, Money amount) {
    for (const Row& row : m_rows)
        for (QWidget* input : std::initializer_list<QWidget*>{row.account, row.party, row.amount})
            input->deleteLater();
    m_rows.clear();
    m_amount = amount;
    for (const app::MovementPart& part : parts)
        add_row(part);
    if (parts.empty())
        add_row({{}, {}, amount});
}

void PartsEdit::add_row(const app::MovementPart& part) {
    Row row{new QLineEdit(q(part.account), this), new QLineEdit(q(part.party), this),
            new MoneyEdit(m_session.words(), this)};
    const int at = static_cast<int>(m_rows.size());
    row.account->setObjectName(QStringLiteral("part_account_%1").arg(at));
    row.account->setPlaceholderText(tr("Account"));
    row.account->setAccessibleName(tr("Account"));
    complete_accounts(m_session, row.account);
    row.party->setPlaceholderText(tr("Third party"));
    row.party->setAccessibleName(tr("Third party"));
    row.party->setEnabled(!part.party.empty());
    complete_parties(m_session, row.party);
    row.amount->setObjectName(QStringLiteral("part_amount_%1").arg(at));
    row.amount->setAccessibleName(tr("Amount"));
    row.amount->set_money(part.amount);
    connect(row.account, &QLineEdit::textChanged, this,
            [this, party = row.party](const QString& text) {
                party->setEnabled(wants_party(m_session, text));
                show_left();
            });
    connect(row.amount, &QLineEdit::textChanged, this, &PartsEdit::show_left);
    m_grid->addWidget(row.account, at, k_account_column);
    m_grid->addWidget(row.party, at, k_party_column);
    m_grid->addWidget(row.amount, at, k_amount_column);
    m_rows.push_back(row);
    show_left();
    row.account->setFocus(Qt::OtherFocusReason);
}

std::vector<app::MovementPart> PartsEdit::parts() const {
    std::vector<app::MovementPart> parts;
    for (const Row& row : m_rows) {
        const QString account = first_word(row.account->text());
        if (account.isEmpty())
            continue;
        parts.push_back(
            {account.toStdString(),
             row.party->isEnabled() ? first_word(row.party->text()).toStdString() : std::string{},
             row.amount->money().value_or(Money::zero(m_amount.currency()))});
    }
    return parts;
}

Money PartsEdit::left() const {
    Money left = m_amount;
    for (const Row& row : m_rows)
        if (const std::optional<Money> amount = row.amount->money();
            amount && amount->currency() == left.currency())
            left -= *amount;
    return left;
}

// An amount without an account is spread over nothing yet.
bool PartsEdit::lacks_account() const {
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.account->text().trimmed().isEmpty() && row.amount->money() &&
               !row.amount->money()->is_zero();
    });
}

void PartsEdit::show_left() {
    if (!left().is_zero())
        m_left->setText(tr("Left to spread: %1").arg(m_session.words().amount(left())));
    else if (lacks_account())
        m_left->setText(tr("Each amount still needs its account."));
    else
        m_left->setText(tr("The whole amount is spread."));
}

// ---- one movement -------------------------------------------------------------------------------

namespace {

// The fields of one movement; owned by its dialog.
class MovementForm : public QObject {
public:
    MovementForm(Session& session, FormDialog* dialog, std::vector<bank::LineId> lines,
                 MovementsMade made)
        : QObject(dialog), m_session(session), m_dialog(dialog), m_lines(std::move(lines)),
          m_made(std::move(made)) {
        m_party = new QLineEdit(dialog);
        m_party->setObjectName(QStringLiteral("party"));
        complete_parties(session, m_party);
        m_day = new DayEdit(session.words(), dialog);
        m_day->setObjectName(QStringLiteral("day"));
        m_label = new QLineEdit(dialog);
        m_label->setObjectName(QStringLiteral("label"));
        m_piece = new QLineEdit(dialog);
        m_piece->setObjectName(QStringLiteral("piece"));
        m_parts = new PartsEdit(session, dialog);
        m_again = new QCheckBox(MovementDialogs::tr("It is another movement: create it"), dialog);
        m_again->setObjectName(QStringLiteral("although_booked"));
        m_again->hide();
        dialog->add_row(MovementDialogs::tr("Third &party"), m_party,
                        MovementDialogs::tr("Empty: no third party in particular."));
        dialog->add_row(MovementDialogs::tr("&Day of the operation"), m_day);
        dialog->add_row(MovementDialogs::tr("&Label"), m_label);
        dialog->add_row(MovementDialogs::tr("P&iece"), m_piece);
        dialog->add_row(MovementDialogs::tr("&Counterparts"), m_parts);
        dialog->add_row(QString(), m_again);
        connect(m_day, &QLineEdit::textEdited, this, [this] { m_day_is_typed = true; });
        connect(m_day, &DayEdit::day_typed, this, [this] { m_day_is_typed = true; });
        connect(m_party, &QLineEdit::editingFinished, this, [this] { ask(true); });
        dialog->set_act(MovementDialogs::tr("Create"), [this] { create(); });
        ask(false);
    }

private:
    // What the program would book; with the third party that was typed, once it was.
    void ask(bool typed) {
        const QString party = first_word(m_party->text());
        if (typed && party == m_asked)
            return;
        app::MovementRequest request;
        request.lines = m_lines;
        if (typed) {
            request.undefined = party.isEmpty();
            if (!party.isEmpty())
                request.party = party.toStdString();
        }
        m_asked = party;
        query(
            m_session, this,
            [request](app::Reader& reader) { return app::draft_movement(reader, request); },
            [this](Result<app::MovementDraft> draft) {
                if (!draft)
                    return show_refusal(m_session, m_dialog, draft.error(), [this] {
                        m_asked.clear();
                        ask(true); // what it would book, before it is booked
                    });
                show(*draft);
            });
    }

    void show(const app::MovementDraft& draft) {
        const Words& words = m_session.words();
        m_dialog->set_introduction(
            MovementDialogs::tr("%1: %2", "kind of movement: amount")
                .arg(movement_words(words, draft.kind), words.amount(draft.amount)));
        m_asked = q(draft.party);
        if (first_word(m_party->text()) != m_asked)
            m_party->setText(draft.party.empty()
                                 ? QString()
                                 : q(draft.party) + QLatin1Char(' ') + q(draft.party_name));
        // What a person typed stays, wrong or right, unless the lines end before it.
        const bool stays =
            m_day_is_typed && (!m_day->problem().isEmpty() || m_day->day() <= draft.latest_day);
        m_day->set_latest(draft.latest_day);
        if (!stays)
            m_day->set_day(draft.day);
        m_label->setText(q(draft.label));
        m_piece->setText(q(draft.piece));
        m_parts->show_parts(draft.parts, draft.amount);
    }

    void create() {
        if (!m_parts->left().is_zero())
            return m_dialog->show_problem(
                MovementDialogs::tr("Spread the whole amount over accounts first."));
        if (m_parts->lacks_account())
            return m_dialog->show_problem(
                MovementDialogs::tr("Give each amount its account first."));
        app::MovementRequest request;
        request.lines = m_lines;
        const QString party = first_word(m_party->text());
        request.undefined = party.isEmpty();
        if (!party.isEmpty())
            request.party = party.toStdString();
        request.day = m_day->day();
        request.label = m_label->text().trimmed().toStdString();
        request.piece = m_piece->text().trimmed().toStdString();
        request.parts = m_parts->parts();
        request.although_booked = m_again->isChecked();
        m_dialog->set_busy(true);
        command(
            m_session, this,
            [request](app::Writer& writer) { return app::create_movement(writer, request); },
            [this](Result<app::CreatedMovement> made) {
                if (!made) {
                    const bool booked = is_booked_already(made.error());
                    m_again->setVisible(m_again->isVisible() || booked);
                    return show_refusal(m_session, m_dialog, made.error());
                }
                m_dialog->accept();
                m_made({*made});
            });
    }

    Session& m_session;
    FormDialog* m_dialog;
    std::vector<bank::LineId> m_lines;
    MovementsMade m_made;
    QString m_asked;
    QLineEdit *m_party, *m_label, *m_piece;
    DayEdit* m_day;
    bool m_day_is_typed = false;
    PartsEdit* m_parts;
    QCheckBox* m_again;
};

} // namespace

void open_movement_dialog(Session& session, QWidget* window, const std::vector<bank::LineId>& lines,
                          MovementsMade made) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  MovementDialogs::tr("Create the movement"), window);
    dialog->setObjectName(QStringLiteral("movement_dialog"));
    dialog->setMinimumWidth(620);
    new MovementForm(session, dialog, lines, std::move(made));
    dialog->open();
}

// ---- several ------------------------------------------------------------------------------------

namespace {

struct MovementView {
    app::MovementDraft draft;
    QString kind;
};

class MovementTableModel : public ColumnModel<MovementView> {
public:
    enum Column { Day, Kind, Party, Label, Amount, k_columns };
    MovementTableModel(const Words& words, QObject* parent) : ColumnModel(parent), m_words(words) {}
    qlonglong key_of(const MovementView& row) const override {
        return row.draft.lines.front().value();
    }
    std::span<const ColumnLook> looks() const override {
        static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Dim, 12},
                                                                    {CellKind::Text, 26},
                                                                    {CellKind::Text, 18},
                                                                    {CellKind::Text, 24},
                                                                    {CellKind::Amount, 10}}};
        return k_looks;
    }
    QString column_name(int column) const override {
        switch (static_cast<Column>(column)) {
        case Day:
            return MovementDialogs::tr("Date");
        case Kind:
            return MovementDialogs::tr("Movement");
        case Party:
            return MovementDialogs::tr("Third party");
        case Label:
            return MovementDialogs::tr("Label");
        case Amount:
            return MovementDialogs::tr("Amount");
        case k_columns:
            break;
        }
        return {};
    }
    QVariant cell(const MovementView& row, int column, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(column)) {
        case Day:
            return m_words.date(row.draft.day);
        case Kind:
            return row.kind;
        case Party:
            return q(row.draft.party_name);
        case Label:
            return q(row.draft.label);
        case Amount:
            return m_words.bare(row.draft.amount);
        case k_columns:
            break;
        }
        return {};
    }

private:
    const Words& m_words;
};

} // namespace

void open_movements_dialog(Session& session, QWidget* window,
                           const std::vector<bank::LineId>& lines, MovementsMade made) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  MovementDialogs::tr("Create movements"), window);
    dialog->setObjectName(QStringLiteral("movements_dialog"));
    dialog->setMinimumSize(880, 420);
    dialog->set_introduction(
        MovementDialogs::tr("Each line gets a movement on its third party’s side."));
    auto* model = new MovementTableModel(session.words(), dialog);
    auto* table = new Table(QStringLiteral("movements_preview"), session.theme(), dialog);
    table->show_model(model, MovementTableModel::Label);
    table->setMinimumHeight(k_preview_height);
    dialog->add_row(MovementDialogs::tr("&Movements"), table);
    query(
        session, dialog,
        [lines](app::Reader& reader) { return app::draft_movements(reader, lines); },
        [dialog, model, &session](Result<std::vector<app::MovementDraft>> drafts) {
            if (!drafts)
                return dialog->show_error(drafts.error());
            std::vector<MovementView> rows;
            for (app::MovementDraft& draft : *drafts) {
                const QString kind = movement_words(session.words(), draft.kind);
                rows.push_back({std::move(draft), kind});
            }
            model->set_rows(std::move(rows));
        });
    dialog->set_act(
        MovementDialogs::tr("Create %n movement(s)", nullptr, static_cast<int>(lines.size())),
        [=, &session] {
            dialog->set_busy(true);
            command(
                session, dialog,
                [lines](app::Writer& writer) { return app::create_movements(writer, lines); },
                [dialog, made](Result<std::vector<app::CreatedMovement>> done) {
                    if (!done)
                        return dialog->show_error(done.error());
                    dialog->accept();
                    made(*done);
                });
        });
    dialog->open();
}

} // namespace comptoir::gui
