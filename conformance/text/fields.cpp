#include "conformance/text/decoder.hpp"

#include <algorithm>

namespace plumbline {

void read_fields(const json::Object& object, const Path& path, const std::vector<FieldReader>& fields, std::string_view also, Whole whole,
                 void* record) {
  const auto is_known = [&](const std::string& key) {
    return (key == also && !also.empty()) || std::ranges::find(fields, key, &FieldReader::name) != fields.end();
  };
  if (!std::ranges::all_of(object, is_known, &json::Member::key)) {
    std::vector<std::string_view> known;
    if (!also.empty()) known.push_back(also);
    for (const FieldReader& field : fields) known.push_back(field.name);
    refuse_unknown(object, path, known);
  }
  for (const FieldReader& field : fields) {
    const Path here{&path, field.name};
    const json::Value* value = json::find(object, field.name);
    if (value)
      field.read(*value, here, record);
    else if (whole == Whole::yes && !field.optional)
      refuse(here, "a value", "nothing: the field is missing");
  }
}

}  // namespace plumbline
