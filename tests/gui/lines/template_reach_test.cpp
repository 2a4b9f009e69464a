// How far a template reaches: every company (A164), and entries made before it changed (A174).
#include "gui/reconcile/acts_client.h"

#include "comptoir/app/templates.h"

#include <QTableView>
#include <QTableWidget>

namespace comptoir::gui {
namespace {

class TemplateReach : public ActsClient {
protected:
    void open_list() {
        pane().findChild<QAction*>(QStringLiteral("templates"))->trigger();
        settle();
        ASSERT_TRUE(dialog());
    }
    int listed() { return field<QTableView>("templates")->model()->rowCount(); }
    // Add… in the list that is open.
    void add(const QString& code, const QString& account, const QString& words, int scope) {
        click(field<QPushButton>("add"));
        type("code", code);
        type("label", QStringLiteral("Modele ") + code);
        field<QComboBox>("scope")->setCurrentIndex(scope);
        field<QTableWidget>("accounts")->setItem(0, 0, new QTableWidgetItem(account));
        type("reference", words);
        settle();
        picture("template-scope");
        act();
    }
    QString template_on(bank::LineId line) {
        const LineView* view = shown(line);
        return view ? QString::fromStdString(view->template_code) : QStringLiteral("gone");
    }
    Money balance(const std::string& account) {
        for (const ledger::Balance& one : read<std::vector<ledger::Balance>>(
                 [](app::Reader& reader) { return app::trial_balance(reader, {}); }))
            if (one.account == account)
                return one.debit - one.credit;
        return eur(0);
    }
};

constexpr int k_this_company = 0;
constexpr int k_all_companies = 1;

// A firm's second dossier, which nobody typed a template in.
class OtherCompany : public TemplateReach {
public:
    void TestBody() override {}
    using TemplateReach::field;
    using TemplateReach::line;
    using TemplateReach::listed;
    using TemplateReach::m_client;
    using TemplateReach::open_list;
    using TemplateReach::start;
    using TemplateReach::template_on;
    using TemplateReach::world;
};

TEST_F(TemplateReach, OneForAllCompaniesIsFoundInTheLinesOfAnother) {
    const test::TempFolder firm;
    const auto lines = world.lines({{-1500, october(12), "COTISATION CARTE"}});
    start(firm.file("templates.json"));
    open_list();
    add(QStringLiteral("CARTE"), QStringLiteral("627000"), QStringLiteral("COTISATION"),
        k_all_companies);
    EXPECT_EQ(listed(), 1);
    picture("template-list-shared");
    dialog()->accept();
    settle();
    EXPECT_EQ(template_on(lines[0]), QStringLiteral("CARTE"));
    m_client.reset();

    OtherCompany other;
    const auto theirs = other.world.lines({{-900, october(5), "COTISATION CARTE"}});
    other.start(firm.file("templates.json"));
    EXPECT_EQ(other.template_on(theirs[0]), QStringLiteral("CARTE"));
    other.open_list();
    EXPECT_EQ(other.listed(), 1);
    other.field<QTableView>("templates")->window()->close();
}

TEST_F(TemplateReach, TheCompanysOwnIsTriedBeforeTheSharedOne) {
    const test::TempFolder firm;
    const auto lines = world.lines({{-1500, october(12), "COTISATION CARTE"}});
    start(firm.file("templates.json"));
    open_list();
    add(QStringLiteral("TOUS"), QStringLiteral("627000"), QStringLiteral("COTISATION"),
        k_all_companies);
    add(QStringLiteral("NOUS"), QStringLiteral("622000"), QStringLiteral("COTISATION"),
        k_this_company);
    EXPECT_EQ(listed(), 2);
    dialog()->accept();
    settle();
    EXPECT_EQ(template_on(lines[0]), QStringLiteral("NOUS"));
}

TEST_F(TemplateReach, WithoutAFileForAllCompaniesTheListSaysWhatToDo) {
    world.lines({{-1500, october(12), "COTISATION CARTE"}});
    start();
    open_list();
    add(QStringLiteral("CARTE"), QStringLiteral("627000"), QStringLiteral("COTISATION"),
        k_all_companies);
    EXPECT_EQ(field<QLineEdit>("code")->text(), QStringLiteral("CARTE")) << "refused: it stays";
    dialog()->reject();
    settle();
    EXPECT_EQ(listed(), 0);
    dialog()->accept();
}

TEST_F(TemplateReach, PastEntriesAreCorrectedAfterALookAtWhatWouldChange) {
    reconcile::StoredTemplate fees;
    fees.code = "FRAIS";
    fees.label = "Frais bancaires";
    fees.reference = "COTISATION";
    fees.rows = {{"627000", "", {reconcile::ShareKind::Rest, 0}, std::nullopt}};
    test::value_of(world.act<app::TemplateSaved>(
        [&](app::Writer& writer) { return app::save_template(writer, fees); }));
    const auto lines = world.lines({{-100, october(2), "COTISATION 1"},
                                    {-200, october(12), "COTISATION 2"},
                                    {-400, october(22), "COTISATION 3"}});
    const auto book = [&](const std::vector<bank::LineId>& some) {
        test::value_of(world.act<std::vector<reconcile::MatchId>>(
            [&](app::Writer& writer) { return app::book_template_entries(writer, some); }));
    };
    book({lines[0], lines[1]});
    world.validate();
    test::value_of(
        world.run([](app::Writer& writer) { return app::close_period(writer, october(10)); }));
    book({lines[2]});
    start();
    open_list();
    click(field<QPushButton>("change"));
    auto* accounts = field<QTableWidget>("accounts");
    accounts->setItem(0, 0, new QTableWidgetItem(QStringLiteral("626000")));
    settle();
    m_client->wait_for([&] { return field<QLineEdit>("reason")->isVisible(); },
                       "the past says otherwise, and a reason is asked");
    type("reason", QStringLiteral("nouveau plan"));
    act();
    auto* list = dialog();
    ASSERT_TRUE(list->findChild<QPushButton*>(QStringLiteral("past")))
        << "the list is the innermost question again";
    click(field<QPushButton>("past"));
    auto* bar = list->findChild<MessageBar*>();
    EXPECT_TRUE(bar->sentence().contains(QLatin1String("1 brouillard")))
        << bar->sentence().toStdString();
    EXPECT_EQ(balance("626000"), eur(0)) << "so far it is only said";
    picture("template-past");
    click(bar->offered());
    EXPECT_EQ(balance("627000"), eur(100)) << "what is closed stays";
    EXPECT_EQ(balance("626000"), eur(600));
    for (const bank::LineId each : lines)
        EXPECT_EQ(line(each).state, reconcile::LineState::Matched);
    expect_check_passes();
    dialog()->accept();
}

// A163: several accounts with their shares, and the words of the statement that find it.
TEST_F(TemplateReach, TwoAccountsTheirSharesAndTheWordsAreKeptAsTyped) {
    const auto lines = world.lines({{-10000, october(12), "ECHEANCE PRET 17"}});
    start();
    open_list();
    click(field<QPushButton>("add"));
    type("code", QStringLiteral("PRET"));
    type("label", QStringLiteral("Pret du camion"));
    type("reference", QStringLiteral("ECHEANCE PRET"));
    const auto set = [this](int row, int column, const char* text) {
        field<QTableWidget>("accounts")
            ->setItem(row, column, new QTableWidgetItem(QString::fromUtf8(text)));
        settle();
    };
    enum Cell { Account, Party, Share };
    set(0, Account, "164000");
    set(0, Share, "les quatre cinquiemes");
    set(1, Account, "661000");
    set(1, Share, "reste");
    act();
    ASSERT_EQ(field<QLineEdit>("code")->text(), QStringLiteral("PRET")) << "refused: it stays";
    EXPECT_TRUE(refusal().contains(QStringLiteral("les quatre cinquiemes")))
        << refusal().toStdString();
    set(0, Share, "80,5 %");
    act();
    EXPECT_EQ(listed(), 1) << "the list is back";
    const auto stored = read<std::vector<app::TemplateRowOfList>>(
        [](app::Reader& reader) { return app::list_templates(reader); });
    ASSERT_EQ(stored.size(), 1U);
    const reconcile::StoredTemplate& kept = stored.front().it;
    EXPECT_EQ(kept.code, "PRET");
    EXPECT_EQ(kept.label, "Pret du camion");
    EXPECT_EQ(kept.reference, "ECHEANCE PRET");
    ASSERT_EQ(kept.rows.size(), 2U);
    EXPECT_EQ(kept.rows[0].account, "164000");
    EXPECT_EQ(kept.rows[0].share.kind, reconcile::ShareKind::Permille);
    EXPECT_EQ(kept.rows[0].share.value, 805);
    EXPECT_EQ(kept.rows[1].account, "661000");
    EXPECT_EQ(kept.rows[1].share.kind, reconcile::ShareKind::Rest);
    dialog()->accept();
    settle();
    EXPECT_EQ(template_on(lines[0]), QStringLiteral("PRET")) << "its words are on the line";
}

} // namespace
} // namespace comptoir::gui
