// comptoir: the desktop client.
#include "comptoir/app/templates.h"
#include "comptoir/gui/shell/main_window.h"
#include "comptoir/gui/shell/pictures.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTemporaryDir>

namespace {

using namespace comptoir;      // NOLINT: the program's own entry point
using namespace comptoir::gui; // NOLINT

i18n::Language language_of_start() {
    const QString kept = QSettings().value(QStringLiteral("language")).toString();
    return i18n::parse_language(kept.toStdString()).value_or(i18n::language_of_environment());
}

// COMPTOIR_NOW stops the clock, for demonstrations and pictures; the event log says so.
app::OpenOptions open_options() {
    app::OpenOptions options;
    if (const auto now = Instant::parse_iso(qgetenv("COMPTOIR_NOW").toStdString()))
        options.clock = std::make_shared<FixedClock>(*now);
    options.shared_templates = app::shared_templates_of_environment();
    return options;
}

int draw_pictures(QApplication& application, const QString& folder, const QString& ledger) {
    // Pictures must not depend on how this user arranged the tables.
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    Theme theme(application);
    Words words(i18n::Language::French);
    JobBoard jobs;
    const Surroundings surroundings{theme, words, jobs};
    MainWindow window(surroundings, open_options());
    PictureRun run(window, surroundings, folder);
    QObject::connect(&run, &PictureRun::finished, &application,
                     [](int code) { QCoreApplication::exit(code); });
    run.start(ledger.toStdString());
    return QApplication::exec();
}

int run_client(QApplication& application, const QStringList& files) {
    Theme theme(application);
    Words words(language_of_start());
    JobBoard jobs;
    theme.choose(static_cast<ThemeChoice>(
        std::clamp(QSettings().value(QStringLiteral("theme"), 0).toInt(), 0, 2)));
    MainWindow window({theme, words, jobs}, open_options());
    window.restoreGeometry(QSettings().value(QStringLiteral("window")).toByteArray());
    window.show();
    const QStringList recent = QSettings().value(QStringLiteral("recent")).toStringList();
    if (!files.isEmpty())
        window.open_dossier(files.front().toStdString());
    else if (!recent.isEmpty() && QFile::exists(recent.front()))
        window.open_dossier(recent.front().toStdString());
    const int code = QApplication::exec();
    QSettings().setValue(QStringLiteral("window"), window.saveGeometry());
    return code;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Comptoir"));
    QApplication::setApplicationName(QStringLiteral("Comptoir"));
    QApplication::setApplicationVersion(QStringLiteral(COMPTOIR_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Comptoir: accounting with bank feeds."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("dossier"), QStringLiteral("The dossier to open."),
                                 QStringLiteral("[dossier]"));
    QCommandLineOption pictures(QStringLiteral("pictures"),
                                QStringLiteral("Draw every pane into a folder and leave."),
                                QStringLiteral("folder"));
    pictures.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption ledger(QStringLiteral("ledger"), QStringLiteral("The dossier to draw."),
                              QStringLiteral("file"));
    ledger.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({pictures, ledger});
    parser.process(application);
    if (parser.isSet(pictures))
        return draw_pictures(application, parser.value(pictures), parser.value(ledger));
    return run_client(application, parser.positionalArguments());
}
