// The window: header, rail, panes, foot. Opens and closes dossiers, owns every global action.
#pragma once

#include "comptoir/gui/bank/feed_control.h"
#include "comptoir/gui/bank/folder_watch.h"
#include "comptoir/gui/shell/dossier_dialogs.h"
#include "comptoir/gui/shell/idle_lock.h"
#include "comptoir/gui/shell/pane.h"
#include "comptoir/gui/shell/rail.h"
#include "comptoir/gui/shell/search_box.h"
#include "comptoir/gui/shell/status_line.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <optional>

class QComboBox;
class QDialog;
class QMenuBar;
class QStackedWidget;
class QToolButton;

namespace comptoir::gui {

class DocumentsPane;
class IntakePage;
class ReconcilePane;
class StatementsPane;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    enum PaneIndex {
        Documents,
        Invoices,
        Payments,
        Statements,
        Reconcile,
        Entries,
        Reports,
        k_panes
    };

    MainWindow(Surroundings surroundings, app::OpenOptions options);
    ~MainWindow() override;

    void open_dossier(const std::filesystem::path& path);
    void close_dossier();
    Session* session() const { return m_session.get(); }
    Pane* pane(PaneIndex index) const {
        return m_panes.empty() ? nullptr : m_panes[static_cast<std::size_t>(index)];
    }
    void show_pane(PaneIndex index);
    void take_files(const std::vector<std::filesystem::path>& files);
    void undo();
    // Closes the dossier, whose lock an intake may need, and shows the page of many dossiers.
    void show_intake();
    IntakePage* intake() const { return m_intake_page; }
    FolderWatch* folders() const { return m_folders; }
    IdleLock* idle() const { return m_idle; }
    Rail* rail() const { return m_rail; }
    SearchBox* search() const { return m_search; }
    QList<QAction*> global_actions() const { return m_actions; }
    MessageBar& messages() const; // of the pane that is seen

signals:
    void dossier_opened();
    void dossier_failed();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // What a person left behind the lock (docs/decisions/0023): hidden, and theirs alone.
    struct LockedWork {
        std::filesystem::path path;
        std::string user;
        std::vector<Pane*> panes;
        QList<QPointer<QDialog>> dialogs; // whoever opened one stands before it
        QStringList closed;               // forms that are not kept
        std::unique_ptr<Session> session;
    };

    QAction* add_global(const QString& name, const QString& icon, const QKeySequence& key);
    void build_actions();
    void connect_actions();
    void build_header();
    void build_menus();
    void build_panes();
    void retranslate();
    void retranslate_actions();
    void open_after(const std::filesystem::path& path, std::unique_ptr<app::Workspace> before);
    void show_dossier(OpenedDossier opened);
    void follow_session();
    void place_panes();
    void enter_dossier();
    void ask_sign_in(const std::filesystem::path& path);
    void say_closed(const std::filesystem::path& path);
    void change_user();
    void watch_idle();
    void lock(); // nobody works here: the dossier closes and asks who comes
    std::unique_ptr<app::Workspace> leave_work();
    void leave_dialogs(LockedWork& work);
    bool is_back(const OpenedDossier& opened) const;
    void come_back(OpenedDossier opened);
    void drop_locked();
    void show_users();
    void allow(QAction* action, users::Right right); // or disabled, with the reason
    void show_years();
    void show_header();
    void update_actions();
    void take_apart();
    void clear_window();
    void run_work(const QString& what);
    void jump(const QString& pane, const QString& kind, qlonglong id);
    void watch_folders();
    void show_arrived(const WaitingFolders& folders);
    void show_folder_import(const ImportOutcome& outcome, const QString& name, bool unattended);
    void open_statement(const QString& journal, qlonglong statement, const QString& sentence);
    void choose_documents();
    void choose_books();
    void ask_fec_export();
    void remember_dossier(const QString& path);
    QStringList recent() const;
    std::vector<SearchHit> local_hits();
    StatementsPane* statements() const;

    Surroundings m_surroundings;
    app::OpenOptions m_options;
    QFrame* m_header;
    QLabel* m_brand;
    QToolButton* m_dossier_button;
    QComboBox* m_years;
    QMenuBar* m_menus;
    SearchBox* m_search;
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack;
    StartPage* m_start;
    QStackedWidget* m_home; // without a dossier: the start page or the intake
    IntakePage* m_intake_page;
    StatusLine* m_status;
    QMenu *m_file_menu, *m_edit_menu, *m_go_menu, *m_pane_menu, *m_view_menu, *m_help_menu,
        *m_dossier_menu, *m_language_menu, *m_theme_menu, *m_lock_menu;
    QList<QAction*> m_actions, m_pane_switches, m_lock_choices;
    QAction *m_new, *m_open, *m_close, *m_import, *m_intake, *m_books, *m_documents, *m_pull,
        *m_year, *m_fec, *m_users, *m_change_user, *m_quit, *m_undo, *m_search_action, *m_help,
        *m_french, *m_english, *m_system, *m_light, *m_dark;
    std::vector<Pane*> m_panes;
    FeedControl* m_feed = nullptr;
    FolderWatch* m_folders = nullptr;
    IdleLock* m_idle;
    WaitingFolders m_arrived; // what was told last, and in which words
    QString m_arrived_words;
    std::unique_ptr<Session> m_session;
    std::optional<LockedWork> m_locked;
    int m_tries_to_leave = 0; // until what was asked is answered
};

} // namespace comptoir::gui
