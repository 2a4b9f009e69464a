#include "comptoir/gui/shell/idle_lock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSettings>

namespace comptoir::gui {

namespace {

constexpr const char* k_setting = "lock_after_minutes";
constexpr int k_usual_minutes = 15;
constexpr int k_longest_minutes = 24 * 60;

} // namespace

IdleLock::IdleLock(std::function<void()> idle, QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, std::move(idle));
}

int IdleLock::minutes() {
    const int typed = QSettings().value(QLatin1String(k_setting), k_usual_minutes).toInt();
    return std::clamp(typed, 0, k_longest_minutes);
}

void IdleLock::set_minutes(int minutes) {
    QSettings().setValue(QLatin1String(k_setting), minutes);
}

void IdleLock::watch(bool on) {
    set_patience(std::chrono::minutes(on ? minutes() : 0));
}

void IdleLock::set_patience(std::chrono::milliseconds patience) {
    QCoreApplication::instance()->removeEventFilter(this);
    m_timer.stop();
    if (patience.count() == 0)
        return;
    m_timer.setInterval(patience);
    m_touched = QDateTime::currentDateTimeUtc();
    m_timer.start();
    QCoreApplication::instance()->installEventFilter(this);
}

bool IdleLock::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // all that is seen of the key of an act
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        return came_back();
    default:
        return QObject::eventFilter(watched, event);
    }
}

// The timer stands still while the machine sleeps: whoever wakes it is asked before the key or the
// click does anything.
bool IdleLock::came_back() {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool slept = m_touched.msecsTo(now) > m_timer.interval();
    m_touched = now;
    m_timer.start(slept ? std::chrono::milliseconds(0) : m_timer.intervalAsDuration());
    return slept;
}

} // namespace comptoir::gui
