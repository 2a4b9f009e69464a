// For which journal files are imported: choosing one fills format, folder and IBAN from its
// settings. Without one, every account of the files gets its statement.
#pragma once

#include "comptoir/app/journal_import.h"
#include "comptoir/gui/support/async.h"

#include <QFrame>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;

namespace comptoir::gui {

class ImportBar : public QFrame {
    Q_OBJECT

public:
    explicit ImportBar(Session& session, QWidget* parent = nullptr);
    void reload(); // the journals and their settings; keeps the chosen one
    void retranslate();
    void choose(const std::string& journal); // empty: every account
    const app::JournalImport* chosen() const;
    std::optional<std::string> journal() const;
    std::optional<std::string> format() const; // when it is not the one of the settings
    bool takes_files() const;                  // false: its statements come from a connection
    QString name_filter() const; // for a file chooser: "CFONB 120 (*.txt)"; empty: any
    bool has_journals() const { return !m_imports.empty(); }
    QHBoxLayout* acts() const { return m_acts; }
    QComboBox* journals() const { return m_journals; }
    QComboBox* formats() const { return m_formats; }
    QString facts() const; // what is said of IBAN and folder

signals:
    void changed(); // the journal, the format, or its settings

private:
    void show_imports(std::vector<app::JournalImport> imports);
    void fill_formats();
    void show_facts();

    Session& m_session;
    std::vector<app::JournalImport> m_imports;
    std::string m_chosen;
    QLabel *m_journal_words, *m_format_words, *m_facts;
    QComboBox *m_journals, *m_formats;
    QHBoxLayout* m_acts;
    Latest m_latest;
};

} // namespace comptoir::gui
