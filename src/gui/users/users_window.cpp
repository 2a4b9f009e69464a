#include "comptoir/gui/users/users_window.h"

#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/cells.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QTableWidget>

namespace comptoir::gui {

namespace {

constexpr int k_width = 1080, k_height = 780;
constexpr int k_people_height = 152;
constexpr int k_mark = 12;

enum PeopleColumn { Name, Code, RoleOf, Password, State, k_people_columns };

QString as_title(QString words) {
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

// A tick stands in the middle of its cell: a click anywhere in it counts, as the space bar does.
// What cannot be changed here has a mark without a box.
class GridDelegate : public CellDelegate {
public:
    GridDelegate(const Theme& theme, QObject* parent)
        : CellDelegate(theme, parent), m_theme(theme) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        CellDelegate::paint(painter, option, index);
        if (!index.data(k_faint_role).toBool())
            return;
        QRect mark(0, 0, k_mark, k_mark);
        mark.moveCenter(option.rect.center());
        painter->drawPixmap(mark.topLeft(),
                            m_theme.pixmap(QStringLiteral("check"), k_mark, m_theme.colours().dim,
                                           painter->device()->devicePixelRatioF()));
    }

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&,
                     const QModelIndex& index) override {
        const bool clicked = event->type() == QEvent::MouseButtonRelease &&
                             static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
        const bool pressed = event->type() == QEvent::KeyPress &&
                             static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
        if (!(clicked || pressed) || !index.flags().testFlag(Qt::ItemIsUserCheckable))
            return false;
        const bool ticked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }

private:
    const Theme& m_theme;
};

// A long name of a role stands on two lines: "Reviewer" over "(reads only)".
QString as_heading(QString name) {
    return name.replace(QStringLiteral(" ("), QStringLiteral("\n("));
}

QTableWidgetItem* cell(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    return item;
}

QTableWidget* table(const char* name, QWidget* parent) {
    auto* made = new QTableWidget(parent);
    made->setObjectName(QLatin1String(name));
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionMode(QAbstractItemView::SingleSelection);
    made->setShowGrid(false);
    made->setTabKeyNavigation(false); // Tab leaves the table
    made->horizontalHeader()->setHighlightSections(false);
    return made;
}

// What the forms ask for, as verbs of the dossier.
using UserVerb = std::function<Result<users::User>(app::Writer&)>;
using RoleVerb = std::function<Result<users::Role>(app::Writer&)>;
UserVerb adding(app::UserAdd request) {
    return [request = std::move(request)](app::Writer& writer) {
        return app::add_user(writer, request);
    };
}
UserVerb changing(app::UserChange change) {
    return
        [change = std::move(change)](app::Writer& writer) { return app::set_user(writer, change); };
}
UserVerb giving_password(app::PasswordChange change) {
    return [change = std::move(change)](app::Writer& writer) {
        return app::set_password(writer, change);
    };
}
RoleVerb changing_role(app::RoleChange change) {
    return
        [change = std::move(change)](app::Writer& writer) { return app::set_role(writer, change); };
}

QLineEdit* secret_edit(const char* name, QWidget* parent) {
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setEchoMode(QLineEdit::Password);
    return edit;
}

SecretString secret_of(const QLineEdit* edit) {
    return SecretString(edit->text().toStdString());
}

} // namespace

UsersWindow::UsersWindow(Session& session, QWidget* parent) : QDialog(parent), m_session(session) {
    setObjectName(QStringLiteral("users_window"));
    setWindowTitle(tr("Users and rights"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(k_width, k_height);
    build();
    connect(m_people, &QTableWidget::itemSelectionChanged, this, &UsersWindow::update_buttons);
    connect(m_people, &QTableWidget::itemActivated, this, [this] {
        if (m_change->isEnabled())
            ask_user(chosen());
    });
    connect(m_grid, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (!m_filling)
            change_right(item->row(), item->column());
    });
    connect(m_add, &QPushButton::clicked, this, [this] { ask_user(nullptr); });
    connect(m_change, &QPushButton::clicked, this, [this] { ask_user(chosen()); });
    connect(m_switch, &QPushButton::clicked, this, &UsersWindow::switch_active);
    connect(m_password, &QPushButton::clicked, this, &UsersWindow::ask_password);
    connect(m_new_role, &QPushButton::clicked, this, &UsersWindow::ask_role);
    connect(&m_session, &Session::changed, this, [this](const Nouns& nouns) {
        if (has_any(nouns, {app::Noun::Users}))
            load();
    });
    connect(&m_session, &QObject::destroyed, this, &QDialog::reject);
    load();
}

void UsersWindow::build() {
    const Surroundings around{m_session.theme(), m_session.words(), m_session.jobs()};
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->setSpacing(10);
    auto* title = role_label("title", this);
    title->setText(windowTitle());
    auto* about = role_label("dim", this);
    about->setWordWrap(true);
    about->setText(tr("Each act stays with those whose work it is, and the log names who did it. "
                      "Passwords are asked from the first one on. The file itself is not "
                      "encrypted: who can copy it can read it."));
    m_messages = new MessageBar(around, this);
    m_people = table("people", this);
    m_people->setAccessibleName(tr("Users"));
    m_people->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_people->verticalHeader()->hide();
    m_people->setMinimumHeight(k_people_height);
    m_people->setItemDelegate(new CellDelegate(m_session.theme(), m_people));
    m_grid = table("grid", this);
    m_grid->setAccessibleName(tr("Rights of each role"));
    m_grid->setItemDelegate(new GridDelegate(m_session.theme(), m_grid));
    auto* acts = new QHBoxLayout;
    const auto button = [&](const QString& words, const char* name) {
        auto* made = new QPushButton(words, this);
        made->setObjectName(QLatin1String(name));
        made->setAutoDefault(false);
        return made;
    };
    m_add = button(tr("&Add a user…"), "add_user");
    m_change = button(tr("&Change…"), "change_user");
    m_switch = button(tr("&Disable"), "switch_user");
    m_password = button(tr("Set the &password…"), "set_password");
    for (QPushButton* each : {m_add, m_change, m_switch, m_password})
        acts->addWidget(each);
    acts->addStretch(1);
    auto* roles = new QHBoxLayout;
    auto* roles_title = role_label("strong", this);
    roles_title->setText(tr("What each role may do"));
    m_new_role = button(tr("New &role…"), "new_role");
    roles->addWidget(roles_title);
    roles->addStretch(1);
    roles->addWidget(m_new_role);
    auto* close = button(tr("Close"), "close_users");
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* last = new QHBoxLayout;
    last->addStretch(1);
    last->addWidget(close);
    for (QWidget* each : std::initializer_list<QWidget*>{title, about, m_messages})
        whole->addWidget(each);
    whole->addWidget(m_people, 1);
    whole->addLayout(acts);
    whole->addLayout(roles);
    whole->addWidget(m_grid, 4);
    whole->addLayout(last);
}

void UsersWindow::load() {
    query(
        m_session, this, [](app::Reader& reader) { return app::list_users(reader); },
        [this](Result<app::UserList> list) {
            if (!list)
                return m_messages->show_error(list.error());
            show_list(std::move(*list));
        });
}

void UsersWindow::show_list(app::UserList list) {
    m_list = std::move(list);
    m_filling = true;
    show_people();
    show_grid();
    m_filling = false;
    update_buttons();
    if (m_list.is_protected && !m_session.actor().is_signed_in)
        emit sign_in_needed();
}

QString UsersWindow::role_name(const users::Role& role) const {
    return role.fixed ? m_session.words().word("role", role.code) : q(role.name);
}

void UsersWindow::show_people() {
    const int kept = std::max(0, m_people->currentRow());
    m_people->clear();
    m_people->setColumnCount(k_people_columns);
    m_people->setRowCount(static_cast<int>(m_list.users.size()));
    m_people->setHorizontalHeaderLabels(
        {tr("Name"), tr("Code"), tr("Role"), tr("Password"), tr("State")});
    for (int row = 0; row < m_people->rowCount(); ++row) {
        const users::User& user = m_list.users[static_cast<std::size_t>(row)];
        const users::Role* role = users::find_role(m_list.roles, user.role);
        m_people->setItem(row, Name, cell(q(user.name)));
        m_people->setItem(row, Code, cell(q(user.code)));
        m_people->setItem(row, RoleOf, cell(role ? role_name(*role) : q(user.role)));
        m_people->setItem(row, Password,
                          cell(user.has_password ? tr("Set", "password") : tr("None", "password")));
        m_people->setItem(row, State,
                          cell(user.active ? tr("Active", "user") : tr("Disabled", "user")));
    }
    m_people->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_people->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    if (m_people->rowCount() > 0)
        m_people->selectRow(std::min(kept, m_people->rowCount() - 1));
}

void UsersWindow::show_grid() {
    const int kept_row = m_grid->currentRow(), kept_column = m_grid->currentColumn();
    const auto rights = users::all_rights();
    m_grid->clear();
    m_grid->setRowCount(static_cast<int>(rights.size()));
    m_grid->setColumnCount(static_cast<int>(m_list.roles.size()));
    const bool may = m_session.may(users::Right::Users);
    for (int column = 0; column < m_grid->columnCount(); ++column) {
        const users::Role& role = m_list.roles[static_cast<std::size_t>(column)];
        auto* heading = new QTableWidgetItem(as_heading(role_name(role)));
        heading->setData(k_kind_role, static_cast<int>(CellKind::Tick));
        m_grid->setHorizontalHeaderItem(column, heading);
        for (int row = 0; row < m_grid->rowCount(); ++row) {
            const users::Right right = rights[static_cast<std::size_t>(row)];
            auto* item = cell({});
            const bool granted = role.rights.has(right);
            if (!role.fixed && may) {
                item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
                item->setCheckState(granted ? Qt::Checked : Qt::Unchecked);
            } else {
                item->setData(k_faint_role, granted);
                item->setData(Qt::AccessibleDescriptionRole,
                              granted ? tr("Allowed", "right") : tr("Not allowed", "right"));
                item->setToolTip(role.fixed ? tr("This role comes with Comptoir: make one of your "
                                                 "own like it to change it.")
                                            : m_session.why_not(users::Right::Users));
            }
            item->setData(
                Qt::AccessibleTextRole,
                tr("%1: %2", "role, then right")
                    .arg(role_name(role), m_session.words().word("right", users::to_text(right))));
            m_grid->setItem(row, column, item);
        }
    }
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setVerticalHeaderItem(
            row, new QTableWidgetItem(as_title(m_session.words().word(
                     "right", users::to_text(rights[static_cast<std::size_t>(row)])))));
    m_grid->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_grid->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    if (kept_row >= 0)
        m_grid->setCurrentCell(kept_row, std::min(kept_column, m_grid->columnCount() - 1));
}

const users::User* UsersWindow::chosen() const {
    const int row = m_people->currentRow();
    return row < 0 || row >= static_cast<int>(m_list.users.size())
               ? nullptr
               : &m_list.users[static_cast<std::size_t>(row)];
}

void UsersWindow::update_buttons() {
    const users::User* user = chosen();
    const bool may = m_session.may(users::Right::Users);
    const QString why = may ? QString() : m_session.why_not(users::Right::Users);
    for (QPushButton* each : {m_add, m_new_role, m_change, m_switch}) {
        each->setEnabled(may && (user || each == m_add || each == m_new_role));
        each->setToolTip(why);
    }
    const bool is_own = user && user->has_password && user->code == m_session.actor().user;
    m_password->setEnabled(user && (may || is_own));
    m_password->setToolTip(m_password->isEnabled() ? QString() : why);
    m_switch->setText(user && !user->active ? tr("&Enable") : tr("&Disable"));
}

template <class T>
void UsersWindow::run(std::function<Result<T>(app::Writer&)> verb, FormDialog* form) {
    if (form)
        form->set_busy(true);
    QObject* context = form ? static_cast<QObject*>(form) : this;
    command(m_session, context, std::move(verb), [this, form](Result<T> answer) {
        if (answer && form)
            return form->accept();
        if (answer)
            return m_messages->clear();
        if (form)
            return form->show_error(answer.error());
        m_messages->show_error(answer.error());
        load(); // what was ticked goes back
    });
}

void UsersWindow::ask_user(const users::User* known) {
    auto* form = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                known ? tr("Change a user") : tr("New user"), this);
    auto* name = new QLineEdit(known ? q(known->name) : QString(), form);
    name->setObjectName(QStringLiteral("user_name"));
    auto* code = new QLineEdit(known ? q(known->code) : QString(), form);
    code->setObjectName(QStringLiteral("user_code"));
    code->setReadOnly(known != nullptr);
    auto* role = new QComboBox(form);
    role->setObjectName(QStringLiteral("user_role"));
    for (const users::Role& each : m_list.roles)
        role->addItem(role_name(each), q(each.code));
    role->setCurrentIndex(
        std::max(0, role->findData(known ? q(known->role) : QStringLiteral("assistant"))));
    form->add_row(tr("&Name"), name);
    form->add_row(tr("&Code"), code, tr("Stands beside every act in the log."));
    form->add_row(tr("&Role"), role);
    const bool is_new = known == nullptr;
    form->set_act(is_new ? tr("Add") : tr("Save"), [this, form, name, code, role, is_new] {
        const std::string user = code->text().trimmed().toStdString();
        const std::string words = name->text().trimmed().toStdString();
        const std::string chosen_role = role->currentData().toString().toStdString();
        run(is_new ? adding({user, words, chosen_role})
                   : changing({user, words, chosen_role, std::nullopt}),
            form);
    });
    form->open();
}

void UsersWindow::switch_active() {
    const users::User* user = chosen();
    if (!user)
        return;
    app::UserChange change{.code = user->code, .active = !user->active};
    run(changing(std::move(change)), nullptr);
}

void UsersWindow::ask_password() {
    const users::User* user = chosen();
    if (!user)
        return;
    auto* form = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                tr("Password of %1").arg(q(user->name)), this);
    if (!m_list.is_protected)
        form->set_introduction(tr("From the first password on, Comptoir asks who works in the "
                                  "dossier each time it opens. A lost password can only be "
                                  "replaced by somebody who may manage users."));
    const app::Actor actor = m_session.actor();
    const bool needs_old = actor.is_signed_in && user->code == actor.user;
    QLineEdit* old = needs_old ? secret_edit("old_password", form) : nullptr;
    auto* fresh = secret_edit("new_password", form);
    auto* again = secret_edit("new_password_again", form);
    if (old)
        form->add_row(tr("&Old password"), old);
    form->add_row(
        tr("&New password"), fresh,
        tr("At least %n characters.", nullptr, static_cast<int>(users::k_password_least)));
    form->add_row(tr("New password a&gain"), again);
    form->set_act(tr("Set the password"), [this, form, old, fresh, again, code = user->code] {
        if (fresh->text() != again->text())
            return form->show_problem(tr("The two new passwords differ: type them again."));
        app::PasswordChange change{.user = code, .password = secret_of(fresh)};
        if (old)
            change.old_password = secret_of(old);
        // scrypt runs on the writer's thread: the window goes on.
        run(giving_password(std::move(change)), form);
    });
    form->open();
}

void UsersWindow::ask_role() {
    auto* form = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                tr("New role"), this);
    auto* name = new QLineEdit(form);
    name->setObjectName(QStringLiteral("role_name"));
    auto* code = new QLineEdit(form);
    code->setObjectName(QStringLiteral("role_code"));
    auto* like = new QComboBox(form);
    like->setObjectName(QStringLiteral("role_like"));
    for (const users::Role& each : m_list.roles)
        like->addItem(role_name(each), q(each.code));
    like->setCurrentIndex(std::max(0, like->findData(QStringLiteral("assistant"))));
    form->add_row(tr("&Name"), name);
    form->add_row(tr("&Code"), code, tr("Letters and digits without blanks, as trainee."));
    form->add_row(tr("&Like"), like, tr("It begins with the rights of this role."));
    form->set_act(tr("Make the role"), [this, form, name, code, like] {
        const std::string wanted = code->text().trimmed().toStdString();
        if (users::find_role(m_list.roles, wanted))
            return form->show_problem(tr("There is such a role already: choose another code."));
        app::RoleChange change{.code = wanted,
                               .name = name->text().trimmed().toStdString(),
                               .like = like->currentData().toString().toStdString()};
        run(changing_role(std::move(change)), form);
    });
    form->open();
}

void UsersWindow::change_right(int row, int column) {
    const users::Role& role = m_list.roles[static_cast<std::size_t>(column)];
    const users::Right right = users::all_rights()[static_cast<std::size_t>(row)];
    app::RoleChange change{.code = role.code};
    (m_grid->item(row, column)->checkState() == Qt::Checked ? change.allow : change.deny)
        .push_back(right);
    run(changing_role(std::move(change)), nullptr);
}

} // namespace comptoir::gui
