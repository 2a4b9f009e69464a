// A statement of 200 lines, reconciled by keys alone.
//
//   COMPTOIR_UPDATE_GOLDEN=1 gui_keyboard          writes the pages of the guide, and fails once
//   COMPTOIR_DRAW=docs/pictures gui_keyboard       draws what a person sees, in both languages
#include "by_hand.h"
#include "pages.h"

#include "comptoir/app/books.h"

#include <QLabel>
#include <QPainter>
#include <QPixmap>

#include <fstream>
#include <sstream>

namespace comptoir::gui {
namespace {

constexpr int k_shade = 60; // the window behind a dialog is a little darker

std::filesystem::path page_of(i18n::Language language) {
    const bool french = language == i18n::Language::French;
    return std::filesystem::path(COMPTOIR_DOCS) / "user" /
           (french ? "fr/rapprocher-au-clavier.md" : "en/reconcile-by-keyboard.md");
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void expect_page(const KeyLog& log, i18n::Language language) {
    const std::string wanted = keyboard_page(log, language);
    if (wanted == text_of(page_of(language)))
        return;
    if (qEnvironmentVariableIsSet("COMPTOIR_UPDATE_GOLDEN"))
        std::ofstream(page_of(language), std::ios::binary) << wanted;
    ADD_FAILURE() << page_of(language) << " says something else than what was pressed:\n" << wanted;
}

class Keyboard : public testing::TestWithParam<i18n::Language> {
protected:
    Keyboard()
        : client({.language = GetParam(),
                  .now = "2026-11-03T08:00:00Z",
                  .fill = [this](test::TempDossier& dossier) {
                      shapes = take_in(dossier, invented_month());
                  }}) {
        client.show(MainWindow::Reconcile);
        client.settle();
    }
    void draw(const char* name) {
        const QString folder = qEnvironmentVariable("COMPTOIR_DRAW");
        if (folder.isEmpty())
            return;
        QCoreApplication::processEvents(); // words that changed find their room
        QPixmap picture = client.window().grab();
        if (QWidget* dialog = QApplication::activeModalWidget()) {
            const QPixmap front = dialog->grab();
            QRect place(QPoint(), front.deviceIndependentSize().toSize());
            place.moveCenter(picture.rect().center());
            QPainter painter(&picture);
            painter.fillRect(picture.rect(), QColor(0, 0, 0, k_shade));
            painter.drawPixmap(place.topLeft(), front);
            painter.setPen(client.theme().colours().line);
            painter.drawRect(place.adjusted(0, 0, -1, -1));
        }
        EXPECT_TRUE(
            picture.save(QStringLiteral("%1/keyboard-%2-%3.png")
                             .arg(folder, QLatin1String(name), q(i18n::to_text(GetParam())))));
    }
    template <class T>
    T ask(std::function<Result<T>(app::Reader&)> question) {
        std::optional<T> answer;
        query(client.session(), &client.window(), std::move(question),
              [&](Result<T> given) { answer = test::value_of(std::move(given)); });
        client.settle();
        client.wait_for([&] { return answer.has_value(); }, "the question is answered");
        return std::move(*answer);
    }
    void expect_all_is_done();

    std::map<std::int64_t, Shape> shapes; // before the client, which fills it
    KeyLog log;
    ClientUnderTest client;
};

void Keyboard::expect_all_is_done() {
    const auto report = ask<reconcile::ReconciliationReport>([](app::Reader& reader) {
        return app::reconciliation_report(reader, "BQ", *Date::from_ymd(2026, 10, 31));
    });
    EXPECT_TRUE(report.difference.is_zero()) << report.difference.to_decimal();
    EXPECT_EQ(report.statement_balance, report.ledger_balance);
    const auto statements = ask<std::vector<app::StatementRow>>([](app::Reader& reader) {
        return app::list_statements(reader, {"BQ", 0, 10});
    });
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(statements[0].lines, 200);
    EXPECT_EQ(statements[0].matched, 200);
    EXPECT_EQ(statements[0].state, app::StatementState::Reconciled);
    const auto checks = ask<std::vector<app::CheckResult>>(
        [](app::Reader& reader) -> Result<std::vector<app::CheckResult>> {
            return app::check_dossier(reader, {});
        });
    for (const app::CheckResult& check : checks)
        EXPECT_TRUE(check.ok) << check.name << ": " << check.detail;
}

TEST_P(Keyboard, ReconcilesTwoHundredLinesWithoutAMouse) {
    ByHand hand(client, shapes, log);
    hand.look = [this](const char* name) { draw(name); };
    ASSERT_EQ(hand.open_lines(), 200);
    hand.take_what_is_sure();
    hand.undo_and_redo();
    hand.work_through();
    hand.take_up_what_waits();
    expect_all_is_done();
    for (const auto& [what, row] : log.rows()) {
        if (what.second == Step::Proposal) {
            EXPECT_EQ(row.keys, row.lines) << "one key for what is proposed";
        }
    }
    if (GetParam() == i18n::Language::French) {
        expect_page(log, i18n::Language::French);
        expect_page(log, i18n::Language::English);
    }
}

// English only where pictures are wanted: the keys are the same.
INSTANTIATE_TEST_SUITE_P(
    In, Keyboard,
    testing::ValuesIn(qEnvironmentVariableIsSet("COMPTOIR_DRAW")
                          ? std::vector{i18n::Language::French, i18n::Language::English}
                          : std::vector{i18n::Language::French}),
    [](const testing::TestParamInfo<i18n::Language>& language) {
        return std::string(language.param == i18n::Language::French ? "French" : "English");
    });

} // namespace
} // namespace comptoir::gui
