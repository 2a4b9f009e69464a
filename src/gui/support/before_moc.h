// Read by moc before every header: moc of Qt 6.4 stumbles over the C++20 library headers of g++ 12
// unless Qt's own come first.
#pragma once

#include <QtGlobal>
