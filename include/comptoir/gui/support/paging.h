// A list that grows by pages: what one page is, and how the next one reaches the model.
#pragma once

#include "comptoir/gui/support/async.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace comptoir::gui {

// Rows asked for at once: several screens, a few milliseconds.
inline constexpr std::int64_t k_page_rows = 500;

template <class Row>
struct Page {
    std::vector<Row> rows;
    bool complete = true; // nothing follows the last of these rows
};

// Asks for the next page (`fetch` answers a Result<Page<Row>>) and appends it to `model`. A page
// belongs to the list it continues: when a fresh list was asked meanwhile, it is dropped. `latest`
// and `model` belong to `context`, with which the answer is dropped too.
template <class Model, class Fetch, class Failed>
void append_page(Session& session, QObject* context, const Latest& latest, Model& model,
                 Fetch fetch, Failed failed) {
    using Answer = std::invoke_result_t<Fetch, app::Reader&>;
    query(session, context, std::move(fetch),
          [&latest, &model, asked = latest.current(), failed = std::move(failed)](Answer page) {
              if (!latest.is(asked))
                  return;
              if (!page) {
                  model.loading_failed();
                  return failed(page.error());
              }
              model.append(std::move(page->rows), page->complete);
          });
}

} // namespace comptoir::gui
