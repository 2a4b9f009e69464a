// MT940 files say nothing of their characters: UTF-8, Windows-1252 and the code pages of DOS occur.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::formats::mt940 {

// Code page 850; banks' letters are the same in 437 and 852.
std::string from_cp850(std::string_view bytes);

// Turns the lines of one file into UTF-8. A line that is valid UTF-8 is taken as such; for another
// one the letters around its bytes tell Windows-1252 from the DOS pages, and what earlier lines
// told decides where it shows nothing.
class Decoder {
public:
    std::string decode(std::string_view line);
    // The name of the set that had to be guessed, once, after the first such line; else empty.
    std::string_view take_guess();

private:
    int m_dos_votes = 0;
    std::string_view m_guess;
    bool m_told = false;
};

} // namespace comptoir::formats::mt940
