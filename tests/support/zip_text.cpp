// Records of APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16.
#include "support/zip_text.h"

namespace comptoir::test {

namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int at = 0; at < bytes; ++at, value >>= 8)
        out += static_cast<char>(value & 0xFF);
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

// What the local and the central record have in common.
void put_facts(std::string& out, const ZipEntry& entry, bool in_64_bits) {
    constexpr std::uint64_t k_in_extra = 0xFFFFFFFF;
    const std::uint64_t size = entry.lies.size.value_or(entry.bytes.size());
    put(out, in_64_bits ? 45 : 20, 2);         // version needed
    put(out, entry.lies.encrypted ? 1 : 0, 2); // flags
    put(out, entry.lies.size ? 8 : 0, 2);      // a lie about the size needs a method that packs
    put(out, 0, 4);                            // time, day
    put(out, crc32(entry.bytes) ^ (entry.lies.wrong_check_sum ? 1U : 0U), 4);
    put(out, entry.bytes.size(), 4);
    put(out, in_64_bits ? k_in_extra : size, 4);
    put(out, entry.name.size(), 2);
    put(out, in_64_bits ? 12 : 0, 2); // extra field
}

void put_extra(std::string& out, const ZipEntry& entry, bool in_64_bits) {
    if (!in_64_bits)
        return;
    put(out, 1, 2);
    put(out, 8, 2);
    put(out, *entry.lies.size, 8);
}

} // namespace

std::string zip_text(const std::vector<ZipEntry>& entries, const ZipLies& lies) {
    std::string out, directory;
    for (const ZipEntry& entry : entries) {
        const bool in_64_bits = entry.lies.size.value_or(0) > 0xFFFFFFFE;
        put(directory, 0x02014B50, 4);
        put(directory, 20, 2); // made by
        put_facts(directory, entry, in_64_bits);
        put(directory, 0, 2 + 2 + 2 + 4); // comment, disk, attributes
        put(directory, out.size(), 4);
        directory += entry.name;
        put_extra(directory, entry, in_64_bits);

        put(out, 0x04034B50, 4);
        put_facts(out, entry, in_64_bits);
        out += entry.name;
        put_extra(out, entry, in_64_bits);
        out += entry.bytes;
    }
    const std::uint64_t begin = out.size();
    out += directory;
    if (lies.members) {
        const std::uint64_t end = out.size();
        put(out, 0x06064B50, 4);
        put(out, 44, 8);
        put(out, 45, 2);
        put(out, 45, 2);
        put(out, 0, 8); // disks
        put(out, *lies.members, 8);
        put(out, *lies.members, 8);
        put(out, directory.size(), 8);
        put(out, begin, 8);
        put(out, 0x07064B50, 4);
        put(out, 0, 4);
        put(out, end, 8);
        put(out, 1, 4);
    }
    put(out, 0x06054B50, 4);
    put(out, 0, 4); // disks
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

} // namespace comptoir::test
