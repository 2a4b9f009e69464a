// Qt's own file chooser, where the desktop has none: in the language of the client, whole.
#include "gui/support/client_under_test.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>
#include <QTreeView>

namespace comptoir::gui {
namespace {

class FileChooser : public testing::Test {
protected:
    // Everything that can be read in it: fields, buttons, tips, menus, the list and its head.
    QStringList words(i18n::Language language) {
        ClientUnderTest::Options options;
        options.language = language;
        options.books = options.statements = false;
        ClientUnderTest client(options);
        QTemporaryDir folder;
        QDir(folder.path()).mkdir(QStringLiteral("2026"));
        QFile file(folder.filePath(QStringLiteral("relevé.xml")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("x");
        file.close();
        auto* chooser = new QFileDialog(&client.window(), QStringLiteral("-"), folder.path());
        chooser->setOption(QFileDialog::DontUseNativeDialog);
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->setViewMode(QFileDialog::Detail);
        chooser->resize(900, 500);
        chooser->open();
        auto* list = chooser->findChild<QTreeView*>(QStringLiteral("treeView"));
        client.wait_for([&] { return list->model()->rowCount(list->rootIndex()) == 2; },
                        "the folder is listed");
        const QString pictures = qEnvironmentVariable("COMPTOIR_PICTURES");
        if (!pictures.isEmpty())
            chooser->grab().save(pictures + QStringLiteral("/file_chooser.png"));
        QStringList all;
        for (const QWidget* each : chooser->findChildren<QWidget*>())
            all << each->toolTip() << each->accessibleName();
        for (const QLabel* each : chooser->findChildren<QLabel*>())
            all << each->text();
        for (const QAbstractButton* each : chooser->findChildren<QAbstractButton*>())
            all << each->text();
        for (const QComboBox* each : chooser->findChildren<QComboBox*>())
            for (int i = 0; i < each->count(); ++i)
                all << each->itemText(i);
        for (const QAction* each : chooser->findChildren<QAction*>())
            all << each->text();
        for (int column = 0; column < list->model()->columnCount(); ++column) {
            all << list->model()->headerData(column, Qt::Horizontal).toString();
            for (int row = 0; row < 2; ++row)
                all << list->model()->index(row, column, list->rootIndex()).data().toString();
        }
        chooser->reject();
        client.settle();
        for (QString& each : all)
            each.remove(QLatin1Char('&'));
        return all;
    }
};

TEST_F(FileChooser, SpeaksFrenchToTheLastWord) {
    const QStringList french = words(i18n::Language::French);
    const QStringList english = words(i18n::Language::English);
    EXPECT_TRUE(english.contains(QStringLiteral("Folder"))) << "of the row of a folder";
    // What both languages share, and what follows the desktop: sizes and times of files.
    const QStringList shared{QStringLiteral("Type"), QStringLiteral("relevé.xml")};
    for (const QString& each : french) {
        const bool is_a_word = each.contains(QRegularExpression(QStringLiteral("^[A-Z][a-z]{2}")));
        EXPECT_FALSE(is_a_word && english.contains(each) && !shared.contains(each))
            << each.toStdString();
    }
    EXPECT_TRUE(french.contains(QStringLiteral("Dossier")));
    EXPECT_FALSE(french.contains(QStringLiteral("Folder")));
}

} // namespace
} // namespace comptoir::gui
