#include "gui/support/client_under_test.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/gui/support/pace.h"

#include <QDeadlineTimer>
#include <QSettings>
#include <QTimer>

namespace comptoir::gui {

namespace {

using namespace std::chrono_literals;

constexpr auto k_patience = 10s;
constexpr auto k_look_again = 10ms; // for what comes true without an event

// As QTest::qWaitFor, which sleeps ten milliseconds between two looks: an answer wakes this one.
bool comes_true(const std::function<bool()>& condition) {
    if (condition())
        return true;
    QTimer look_again;
    look_again.start(k_look_again);
    const QDeadlineTimer limit(k_patience);
    while (!limit.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (condition())
            return true;
    }
    return false;
}

void fill(test::TempDossier& dossier, const ClientUnderTest::Options& options) {
    if (options.fill)
        return options.fill(dossier);
    if (options.books)
        test::value_of(dossier.write<app::BooksReport>([](app::Writer& writer) {
            app::BooksImport request;
            request.files = {sample("123456782FEC20261231.txt")};
            return app::import_books(writer, request);
        }));
    if (!options.statements)
        return;
    test::value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
        app::JournalAdd request;
        request.code = "BQ";
        request.account = "512100";
        request.name = "Banque de l'Exemple";
        request.iban = Iban::parse("FR7630006000011234567890189");
        return app::add_journal(writer, request);
    }));
    test::value_of(dossier.write<app::ImportReport>([](app::Writer& writer) {
        app::ImportRequest request;
        request.files = {sample("releve-2026-01.xml"), sample("releve-2026-02.cfonb")};
        return app::import_files(writer, request);
    }));
}

// Settings of this user must not reach the test, nor the other way round.
QString isolated(const QTemporaryDir& folder) {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QSettings().clear();
    return folder.path();
}

} // namespace

std::filesystem::path sample(std::string_view name) {
    return std::filesystem::path(COMPTOIR_SAMPLES) / name;
}

ClientUnderTest::ClientUnderTest(Options options)
    : m_dossier(ledger::Chart::Pcg, options.now), m_theme(*qApp), m_words(options.language) {
    isolated(m_settings);
    m_theme.choose(ThemeChoice::Light);
    fill(m_dossier, options);
    const auto path = m_dossier.path();
    m_dossier.close();
    app::OpenOptions open;
    open.clock = std::make_shared<FixedClock>(*Instant::parse_iso(options.now));
    open.shared_templates = options.shared_templates;
    m_window = std::make_unique<MainWindow>(Surroundings{m_theme, m_words, m_jobs}, open);
    m_window->resize(options.size);
    m_window->show();
    EXPECT_TRUE(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    m_window->open_dossier(path);
    wait_for([this] { return m_window->session() != nullptr; }, "the dossier opens");
    settle();
}

ClientUnderTest::~ClientUnderTest() = default;

void ClientUnderTest::show(MainWindow::PaneIndex index) {
    m_window->show_pane(index);
    settle();
}

void ClientUnderTest::settle() {
    wait_for([this] { return m_window->session() && m_window->session()->is_quiet(); },
             "every answer comes");
    // A desktop gives the keys back to the window whose dialog closed; the offscreen one does not.
    const QWidget* active = QApplication::activeWindow();
    if (active && active->isVisible())
        return;
    m_window->activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
}

void ClientUnderTest::wait_for(const std::function<bool()>& condition, const char* what) {
    EXPECT_TRUE(comes_true(condition)) << "waited in vain until " << what;
}

} // namespace comptoir::gui

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("XDG_RUNTIME_DIR",
            QByteArray(qEnvironmentVariableIsSet("XDG_RUNTIME_DIR") ? qgetenv("XDG_RUNTIME_DIR")
                                                                    : QByteArray("/tmp")));
    comptoir::gui::set_pace(comptoir::gui::Pace::AtOnce);
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("ComptoirTests"));
    QApplication::setApplicationName(QStringLiteral("Comptoir"));
    return RUN_ALL_TESTS();
}
