#include "cli/drawing.h"

namespace comptoir::cli {

namespace {

// What Qt has to say about the session (XDG_RUNTIME_DIR and the like) is not ours: stderr carries
// our own words. Must be in place before the application object is made.
int& prepared(int& argument_count) {
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return argument_count;
}

} // namespace

Drawing::Drawing() : m_application(prepared(m_argument_count), m_arguments) {}

} // namespace comptoir::cli
