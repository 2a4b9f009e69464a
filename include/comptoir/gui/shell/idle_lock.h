// Tells when nobody has touched the keyboard or the mouse for a while.
//
//   IdleLock lock([this] { … }, this);
//   lock.watch(true);                   // somebody signed in
//
// How long is a setting of the user's (minutes; 0: never), read when watching begins.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace comptoir::gui {

class IdleLock : public QObject {
public:
    IdleLock(std::function<void()> idle, QObject* parent);
    static int minutes();
    static void set_minutes(int minutes);
    void watch(bool on);
    bool is_watching() const { return m_timer.isActive(); }
    // Instead of the setting, until watch() is called again.
    void set_patience(std::chrono::milliseconds patience);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool came_back();
    QTimer m_timer;
    QDateTime m_touched;
};

} // namespace comptoir::gui
