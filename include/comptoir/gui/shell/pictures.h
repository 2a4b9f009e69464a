// Draws every pane, French and English, light and dark, into PNG files: docs/pictures and reviews.
#pragma once

#include "comptoir/gui/shell/main_window.h"

#include <QObject>
#include <QTimer>

namespace comptoir::gui {

class PictureRun : public QObject {
    Q_OBJECT

public:
    // Files are <pane>-<fr|en>-<light|dark>.png, 1440 x 900.
    PictureRun(MainWindow& window, Surroundings surroundings, const QString& folder);
    void start(const std::filesystem::path& ledger);

signals:
    void finished(int exit_code);

private:
    void next();
    void prepare(); // what a view needs besides its pane and tab, once for its four pictures
    void prepare_statements(int scene);
    void list_users();
    void ask_who(); // the dialog of who signs in
    void prepare_intake(int tab, bool begins);
    void watch_folder();
    void open_settings(); // a dialog is drawn over the window
    void ask_undo();      // the same
    void repair();        // the damaged sample, and tries it
    bool open_more();     // the next of the windows over the pane; false: all are open
    void settle();        // waits for every answer, then draws
    bool is_quiet() const;

    MainWindow& m_window;
    Surroundings m_surroundings;
    QString m_folder;
    std::filesystem::path m_ledger;
    std::filesystem::path m_beside; // the folder of the dossier, and of what it is drawn with
    int m_step = 0;
    int m_stage = 0;
    int m_quiet_ticks = 0;
    int m_ticks = 0;
    QTimer m_timer;
};

} // namespace comptoir::gui
