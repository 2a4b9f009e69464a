// Intake for many dossiers: files of the firm dropped once, each account to its dossier.
//
// Stands where the start page does, while no dossier is open: an intake writes into the dossiers of
// a folder, and one that is open here would be locked. The work runs on a pool thread; the foot of
// the window shows how far it is and stops it.
#pragma once

#include "comptoir/app/intake.h"
#include "comptoir/gui/intake/intake_table_model.h"
#include "comptoir/gui/support/session.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QAction>
#include <QWidget>

#include <filesystem>
#include <vector>

class QLabel;
class QStackedWidget;

namespace comptoir::gui {

class ChipRow;
class Table;

class IntakePage : public QWidget {
    Q_OBJECT

public:
    enum View { Received, Tray, Grid };

    IntakePage(Surroundings surroundings, app::OpenOptions options, QWidget* parent);
    ~IntakePage() override; // stops what is under way; what was not routed waits in the tray

    void set_folder(const std::filesystem::path& folder);       // remembered
    void take(const std::vector<std::filesystem::path>& files); // after what is under way
    void show_view(View view);
    bool is_busy() const { return m_busy > 0; }
    MessageBar& messages() { return *m_messages; }
    const IntakeTableModel& model(View view) const;
    QAction* back() const { return m_back; }

signals:
    void quiet();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QAction* add_action(const char* name, const char* icon);
    void build_head();
    void build_tables();
    Table* add_table(const QString& name, IntakeTableModel* model, int stretch);
    void retranslate();
    void update_actions();
    app::IntakeFolder folder() const;

    void choose_folder();
    void choose_files();
    void choose_pdf();
    void reload();
    void show_report(const app::IntakeReport& report);
    void tell_report();
    void offer_sign_in(); // when a dossier of the report asks who
    bool asks_sign_in(const Error& error);
    void ask_sign_in();
    void show_rows();
    void show_received();
    void show_tray();
    void show_grid();
    const bank::IntakePart* chosen_part() const;
    void ask_assign();
    void ask_drop();
    // Runs `work` (a Result of something) apart, with the job that the foot shows.
    template <class Work, class Done>
    void run(const QString& title, Work work, Done done);

    Surroundings m_surroundings;
    app::OpenOptions m_options;
    std::filesystem::path m_folder;
    int m_busy = 0;
    std::shared_ptr<Job> m_job;                // the last one begun
    std::vector<std::filesystem::path> m_next; // dropped while work was under way
    app::IntakeReport m_report;                // of the last run
    QString m_told;                            // what is said of it
    bank::IntakeTray m_tray;
    app::IntakeGrid m_grid;

    QLabel *m_title, *m_sentence, *m_where;
    QAction *m_add, *m_again, *m_choose, *m_assign, *m_drop, *m_pdf, *m_back;
    MessageBar* m_messages;
    ChipRow* m_chips;
    QStackedWidget* m_views;
    IntakeTableModel *m_received_model, *m_tray_model, *m_grid_model;
    Table *m_received_table, *m_tray_table, *m_grid_table;
};

} // namespace comptoir::gui
