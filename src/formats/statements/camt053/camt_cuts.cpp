#include "formats/statements/camt053/camt_cuts.h"

#include "comptoir/core/errors.h"

#include <expat.h>

#include <memory>
#include <string_view>

namespace comptoir::formats::camt053 {

namespace {

// A head longer than this is no head; it would stand before each client's statements.
constexpr std::int64_t k_head_bytes_max = 256 * 1024;
constexpr int k_depth_max = 64;

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

// Offsets are those of the bytes given to expat, whatever their encoding.
class CutFinder {
public:
    CutFinder() : m_parser(XML_ParserCreate(nullptr)) {
        if (!m_parser)
            return;
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), &CutFinder::on_begin, &CutFinder::on_end);
        XML_SetStartDoctypeDeclHandler(m_parser.get(), &CutFinder::on_doctype);
    }
    bool feed(std::string_view piece) {
        m_bytes += static_cast<std::int64_t>(piece.size());
        return m_parser && XML_Parse(m_parser.get(), piece.data(), static_cast<int>(piece.size()),
                                     piece.empty()) == XML_STATUS_OK;
    }
    std::optional<StatementCuts> finish() {
        if (m_cuts.blocks.empty() || !m_can_cut)
            return std::nullopt;
        m_cuts.before = {0, m_cuts.blocks.front().begin};
        m_cuts.after = {m_cuts.blocks.back().end, m_bytes};
        // What stands between two statements (a line end) goes with the first of them.
        for (std::size_t index = 0; index + 1 < m_cuts.blocks.size(); ++index)
            m_cuts.blocks[index].end = m_cuts.blocks[index + 1].begin;
        if (m_cuts.before.end > k_head_bytes_max ||
            m_cuts.after.end - m_cuts.after.begin > k_head_bytes_max)
            return std::nullopt;
        return std::move(m_cuts);
    }

private:
    static std::string_view local_name(std::string_view name) {
        const std::size_t colon = name.find(':');
        return colon == std::string_view::npos ? name : name.substr(colon + 1);
    }
    static void on_begin(void* user, const char* name, const char**) {
        static_cast<CutFinder*>(user)->begin(local_name(name));
    }
    static void on_end(void* user, const char*) { static_cast<CutFinder*>(user)->end(); }
    static void on_doctype(void* user, const char*, const char*, const char*, int) {
        auto& finder = *static_cast<CutFinder*>(user);
        finder.m_can_cut = false;
        XML_StopParser(finder.m_parser.get(), XML_FALSE);
    }

    void begin(std::string_view name) {
        if (++m_depth > k_depth_max) {
            XML_StopParser(m_parser.get(), XML_FALSE);
            return;
        }
        if (name == "BkToCstmrStmt" && m_message_depth == 0) {
            m_message_depth = m_depth;
            // A second message has a head of its own, which is not that of the first one's clients.
            m_can_cut = m_can_cut && m_cuts.blocks.empty();
        } else if (m_message_depth > 0 && m_depth == m_message_depth + 1) {
            take_child(name);
        }
    }
    void take_child(std::string_view name) {
        m_in_statement = name == "Stmt";
        if (m_in_statement)
            m_cuts.blocks.push_back({XML_GetCurrentByteIndex(m_parser.get()), 0});
        else if (!m_cuts.blocks.empty())
            m_can_cut = false; // between or behind statements: whose it is, nobody knows
    }
    void end() {
        if (m_message_depth > 0 && m_depth == m_message_depth + 1 && m_in_statement) {
            // An empty element <Stmt/> has one event for both; expat counts no bytes at its end.
            m_cuts.blocks.back().end =
                XML_GetCurrentByteIndex(m_parser.get()) + XML_GetCurrentByteCount(m_parser.get());
            m_in_statement = false;
        }
        if (m_depth == m_message_depth)
            m_message_depth = 0;
        --m_depth;
    }

    std::unique_ptr<XML_ParserStruct, FreeParser> m_parser;
    StatementCuts m_cuts;
    std::int64_t m_bytes = 0;
    int m_depth = 0;
    int m_message_depth = 0; // of the open BkToCstmrStmt; 0: none
    bool m_in_statement = false;
    bool m_can_cut = true;
};

} // namespace

Result<std::optional<StatementCuts>> find_cuts(ByteSource& source, const Work& work) {
    CutFinder finder;
    for (;;) {
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        CT_ASSIGN(piece, source.next());
        if (!finder.feed(piece))
            return std::optional<StatementCuts>();
        if (piece.empty())
            return finder.finish();
    }
}

} // namespace comptoir::formats::camt053
