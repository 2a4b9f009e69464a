// Qt's application object for drawing a PDF: text needs fonts, and those need it. No screen.
#pragma once

#include <QGuiApplication>

namespace comptoir::cli {

class Drawing {
public:
    Drawing();

private:
    // QGuiApplication keeps references to both for as long as it lives.
    int m_argument_count = 1;
    char m_name[13] = "comptoir-cli";
    char* m_arguments[2] = {m_name, nullptr};
    QGuiApplication m_application;
};

} // namespace comptoir::cli
