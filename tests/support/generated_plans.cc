// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generated_plans.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace kehoach::testing {
namespace {

using std::string_view;

constexpr int kFirstYear = 2012, kYears = 15;

// ---- agencies -----------------------------------------------------------------------------

struct Province {
  string_view name;
  bool city;
  bool vanished;  // merged into another on 1 July 2025
};

constexpr std::array<Province, 63> kProvinces = {{
    {"Hà Nội", true, false},
    {"Hà Giang", false, true},
    {"Cao Bằng", false, false},
    {"Bắc Kạn", false, true},
    {"Tuyên Quang", false, false},
    {"Lào Cai", false, false},
    {"Điện Biên", false, false},
    {"Lai Châu", false, false},
    {"Sơn La", false, false},
    {"Yên Bái", false, true},
    {"Hòa Bình", false, true},
    {"Thái Nguyên", false, false},
    {"Lạng Sơn", false, false},
    {"Quảng Ninh", false, false},
    {"Bắc Giang", false, true},
    {"Phú Thọ", false, false},
    {"Vĩnh Phúc", false, true},
    {"Bắc Ninh", false, false},
    {"Hải Dương", false, true},
    {"Hải Phòng", true, false},
    {"Hưng Yên", false, false},
    {"Thái Bình", false, true},
    {"Hà Nam", false, true},
    {"Nam Định", false, true},
    {"Ninh Bình", false, false},
    {"Thanh Hóa", false, false},
    {"Nghệ An", false, false},
    {"Hà Tĩnh", false, false},
    {"Quảng Bình", false, true},
    {"Quảng Trị", false, false},
    {"Thừa Thiên Huế", false, false},
    {"Đà Nẵng", true, false},
    {"Quảng Nam", false, true},
    {"Quảng Ngãi", false, false},
    {"Bình Định", false, true},
    {"Phú Yên", false, true},
    {"Khánh Hòa", false, false},
    {"Ninh Thuận", false, true},
    {"Bình Thuận", false, true},
    {"Kon Tum", false, true},
    {"Gia Lai", false, false},
    {"Đắk Lắk", false, false},
    {"Đắk Nông", false, true},
    {"Lâm Đồng", false, false},
    {"Bình Phước", false, true},
    {"Tây Ninh", false, false},
    {"Bình Dương", false, true},
    {"Đồng Nai", false, false},
    {"Bà Rịa - Vũng Tàu", false, true},
    {"Hồ Chí Minh", true, false},
    {"Long An", false, true},
    {"Tiền Giang", false, true},
    {"Bến Tre", false, true},
    {"Trà Vinh", false, true},
    {"Vĩnh Long", false, false},
    {"Đồng Tháp", false, false},
    {"An Giang", false, false},
    {"Kiên Giang", false, true},
    {"Cần Thơ", true, false},
    {"Hậu Giang", false, true},
    {"Sóc Trăng", false, true},
    {"Bạc Liêu", false, true},
    {"Cà Mau", false, false},
}};

enum class Level { kDepartment, kProvince, kDistrict, kCommune };

struct AgencyType {
  string_view name, symbol;
  Level level;
  int first, last;                     // years in which it plans
  std::array<string_view, 3> sectors;  // its own; "" = none
};

// Departments until the mergers of March 2025, and after them.
constexpr std::array<AgencyType, 30> kTypes = {{
    {"Sở Nội vụ", "SNV", Level::kDepartment, 2012, 2026, {"NOIVU", "CCHC", ""}},
    {"Ủy ban nhân dân huyện", "UBND", Level::kDistrict, 2012, 2025, {"", "", ""}},
    {"Sở Tư pháp", "STP", Level::kDepartment, 2012, 2026, {"TUPHAP", "", ""}},
    {"Sở Y tế", "SYT", Level::kDepartment, 2012, 2026, {"YTE", "", ""}},
    {"Sở Giáo dục và Đào tạo", "SGDĐT", Level::kDepartment, 2012, 2026, {"GDDT", "", ""}},
    {"Ủy ban nhân dân xã", "UBND", Level::kCommune, 2012, 2026, {"", "", ""}},
    {"Sở Nông nghiệp và Phát triển nông thôn",
     "SNN",
     Level::kDepartment,
     2012,
     2025,
     {"NONG", "THIENTAI", "NTM"}},
    {"Sở Văn hóa, Thể thao và Du lịch",
     "SVHTTDL",
     Level::kDepartment,
     2012,
     2026,
     {"VHTTDL", "", ""}},
    {"Ủy ban nhân dân", "UBND", Level::kProvince, 2012, 2026, {"", "", ""}},
    {"Sở Tài nguyên và Môi trường", "STNMT", Level::kDepartment, 2012, 2025, {"MT", "", ""}},
    {"Sở Lao động - Thương binh và Xã hội",
     "SLĐTBXH",
     Level::kDepartment,
     2012,
     2025,
     {"LDXH", "TREEM", ""}},
    {"Sở Giao thông vận tải", "SGTVT", Level::kDepartment, 2012, 2025, {"GT", "", ""}},
    {"Sở Tài chính", "STC", Level::kDepartment, 2012, 2026, {"TAICHINH", "", ""}},
    {"Sở Công Thương", "SCT", Level::kDepartment, 2012, 2026, {"CONGTHUONG", "", ""}},
    {"Sở Xây dựng", "SXD", Level::kDepartment, 2012, 2026, {"XAYDUNG", "", ""}},
    {"Sở Khoa học và Công nghệ", "SKHCN", Level::kDepartment, 2012, 2026, {"KHCN", "ISO", ""}},
    {"Sở Thông tin và Truyền thông", "STTTT", Level::kDepartment, 2012, 2025, {"TTTT", "CDS", ""}},
    {"Ban Dân tộc", "BDT", Level::kDepartment, 2012, 2025, {"DANTOC", "", ""}},
    {"Thanh tra tỉnh", "TTT", Level::kDepartment, 2012, 2026, {"THANHTRA", "", ""}},
    {"Sở Kế hoạch và Đầu tư", "SKHĐT", Level::kDepartment, 2012, 2025, {"TAICHINH", "", ""}},
    {"Sở Ngoại vụ", "SNgV", Level::kDepartment, 2012, 2026, {"VANPHONG", "", ""}},
    {"Ban Quản lý các khu công nghiệp",
     "BQL",
     Level::kDepartment,
     2012,
     2026,
     {"CONGTHUONG", "MT", "LDXH"}},
    {"Sở Nông nghiệp và Môi trường",
     "SNNMT",
     Level::kDepartment,
     2025,
     2026,
     {"NONG", "MT", "NTM"}},
    {"Sở Dân tộc và Tôn giáo", "SDTTG", Level::kDepartment, 2025, 2026, {"DANTOC", "", ""}},
    {"Chi cục Tiêu chuẩn Đo lường Chất lượng",
     "CCTĐC",
     Level::kDepartment,
     2012,
     2025,
     {"ISO", "KHCN", ""}},
    {"Trung tâm Kiểm soát bệnh tật", "TTKSBT", Level::kDepartment, 2018, 2026, {"YTE", "", ""}},
    {"Chi cục Kiểm lâm", "CCKL", Level::kDepartment, 2012, 2026, {"NONG", "PCCC", ""}},
    {"Văn phòng Ủy ban nhân dân tỉnh",
     "VP",
     Level::kDepartment,
     2012,
     2026,
     {"VANPHONG", "CCHC", ""}},
    {"Ủy ban nhân dân phường", "UBND", Level::kCommune, 2012, 2026, {"", "", ""}},
    {"Ủy ban nhân dân thị xã", "UBND", Level::kDistrict, 2012, 2025, {"", "", ""}},
}};

// What every agency plans for besides its own field.
constexpr std::array<string_view, 6> kCommonSectors = {"CCHC",  "ISO",      "CDS",
                                                       "NOIVU", "THANHTRA", "VANPHONG"};

struct Agency {
  std::uint64_t id;
  const AgencyType* type;
  const Province* province;
  std::string name, place;
  string_view level;
  int first, last;
};

Agency AgencyAt(std::uint64_t id, std::uint64_t seed) {
  Agency agency;
  agency.id = id;
  const std::uint64_t p = id % kProvinces.size(), round = id / kProvinces.size();
  agency.province = &kProvinces[p];
  // When every type has been in every province, only districts and communes are left.
  agency.type = &kTypes[(p + round) % kTypes.size()];
  if (round >= kTypes.size()) agency.type = &kTypes[round % 2 == 0 ? 1 : 5];
  const AgencyType& type = *agency.type;
  agency.first = type.first;
  agency.last = agency.province->vanished ? std::min(type.last, 2025) : type.last;
  agency.name = type.name;
  agency.place = agency.province->name;
  agency.level = agency.province->city ? "thành phố" : "tỉnh";
  const std::string place = PlaceName(static_cast<std::uint32_t>(Mix(seed, id) % kPlaces));
  if (type.level == Level::kProvince) {
    agency.name = fmt::format("Ủy ban nhân dân {} {}", agency.level, agency.province->name);
  } else if (type.level == Level::kDistrict || type.level == Level::kCommune) {
    agency.name += " " + place;
    agency.place = place;
    agency.level = type.level == Level::kDistrict ? "huyện" : "xã";
    if (type.name.ends_with("phường")) agency.level = "phường";
    if (type.name.ends_with("thị xã")) agency.level = "thị xã";
  }
  return agency;
}

// A sector of an agency; `slot` 0 and up.
int SectorAt(const Agency& agency, Random& random, bool own) {
  const AgencyType& type = *agency.type;
  if (!own) return SectorOf(kCommonSectors[random.Skewed(kCommonSectors.size())]);
  if (type.level != Level::kDepartment) {
    return static_cast<int>(random.Below(static_cast<std::uint32_t>(Sectors().size())));
  }
  std::uint32_t count = 0;
  while (count < 3 && !type.sectors[count].empty()) ++count;
  return SectorOf(type.sectors[random.Skewed(count)]);
}

// ---- what stands where --------------------------------------------------------------------

// Gives values places one below the other, page after page.
class Paper {
 public:
  Paper(bool evidence, std::uint64_t seed)
      : evidence_(evidence), left_(80 + static_cast<float>(seed % 16)) {}

  Value Line(std::string text, const char* rule, float left = 0, float width = 440) {
    Value value;
    value.text = std::move(text);
    if (evidence_) {
      value.evidence.rule = rule;
      value.evidence.confidence = 0.95F;
      value.evidence.places.push_back(
          {page_, {left_ + left, top_, left_ + left + width, top_ + 15}});
    }
    return value;
  }
  void Down(float by) {
    top_ += by;
    if (top_ < 780) return;
    top_ = 60;
    ++page_;
  }
  Evidence EvidenceOf(const char* rule) { return std::move(Line({}, rule).evidence); }
  Place Here(float height) const {
    return {page_, {left_, top_, left_ + 440, std::min(790.0F, top_ + height)}};
  }

 private:
  bool evidence_;
  float left_, top_ = 60;
  int page_ = 1;
};

// ---- deadlines ----------------------------------------------------------------------------

struct Deadline {
  std::string text;
  Due due;
};

std::string Day(int year, int month, int day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}
int LastDay(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month == 2 && year % 4 == 0) return 29;
  return kDays[static_cast<std::size_t>(month - 1)];
}
Due Months(int year, int from, int to) {
  return {DueKind::kPeriod, Day(year, from, 1), Day(year, to, LastDay(year, to)), {}, 0};
}

// `seed` says what kind it is, `number` which quarter or month.
Deadline DeadlineOf(std::uint64_t seed, std::uint64_t number, int year) {
  static constexpr std::array<string_view, 4> kQuarters = {"I", "II", "III", "IV"};
  Random kind(seed), random(number);
  const std::uint32_t k = kind.Below(100);
  const bool with_year = kind.Chance(0.5);
  if (k < 26) {
    static constexpr std::array<string_view, 4> kForms = {"Thường xuyên", "Cả năm", "Trong năm",
                                                          "Thường xuyên trong năm"};
    const std::uint32_t form = kind.Skewed(4);
    if (form == 1 || form == 2) {
      return {
          form == 2 && with_year ? fmt::format("Trong năm {}", year) : std::string(kForms[form]),
          Months(year, 1, 12)};
    }
    return {std::string(kForms[form]), {DueKind::kContinuous, {}, {}, {}, 0}};
  }
  if (k < 56) {
    const int quarter = static_cast<int>(random.Below(4));
    return {fmt::format("Quý {}{}", kQuarters[static_cast<std::size_t>(quarter)],
                        with_year ? fmt::format("/{}", year) : ""),
            Months(year, 3 * quarter + 1, 3 * quarter + 3)};
  }
  if (k < 72) {
    const int month = 1 + static_cast<int>(random.Below(12));
    return {fmt::format("Tháng {}{}", month, with_year ? fmt::format("/{}", year) : ""),
            Months(year, month, month)};
  }
  if (k < 82) {
    const int month = 1 + static_cast<int>(random.Below(12));
    const int day = month == 12 ? 15 : LastDay(year, month);
    return {fmt::format("Trước ngày {:02}/{:02}/{}", day, month, year),
            {DueKind::kPeriod, {}, Day(year, month, day), {}, 0}};
  }
  if (k < 92) {
    static constexpr std::array<string_view, 6> kForms = {"Hàng quý", "Hàng tháng", "6 tháng/lần",
                                                          "Hằng năm", "01 lần/năm", "02 lần/năm"};
    return {std::string(kForms[random.Below(6)]), {DueKind::kRecurring, {}, {}, {}, 0}};
  }
  if (k < 97) {
    static constexpr std::array<string_view, 3> kForms = {"Khi có phát sinh", "Khi có yêu cầu",
                                                          "Khi có thay đổi"};
    return {std::string(kForms[random.Below(3)]), {DueKind::kEvent, {}, {}, {}, 0}};
  }
  return {"Theo kế hoạch", {DueKind::kAsPlanned, {}, {}, {}, 0}};
}

// ---- one plan -----------------------------------------------------------------------------

class Builder {
 public:
  Builder(const GeneratorOptions& options, std::uint64_t index);
  GeneratedPlan Build();

 private:
  struct Slot {
    Meaning meaning;
    Wording wording;
    std::uint64_t segment = 0;
    bool absent = false;
  };
  // What stands in a place of the series in this year. `list`: objectives, tasks, ….
  Slot SlotAt(int list, int place, int sector, bool objective) const;
  bool IsNew(const Meaning& meaning);
  // The statement as this document writes it, and how it differs from its base wording.
  std::string Text(const Slot& slot, bool objective, StatementTruth& truth) const;
  std::string Styled(std::string text) const;

  void Head();
  void Objectives();
  void Tables();
  void Table(int count, std::optional<int> objective, int sector);
  PlanRow Row(const Slot& slot, const PlanTable& table, std::string number, StatementTruth& truth);
  void Measures();
  void Closing();
  std::string UnitAt(int sector, Random& random) const;

  const GeneratorOptions& options_;
  std::uint64_t index_, series_;
  Agency agency_;
  int year_;
  Random random_;  // of this document
  Random once_;    // of the series: the same in every year
  bool scanned_, new_style_;
  bool quality_ = false;  // a statement of quality objectives
  int topic_ = 0;
  Paper paper_;
  GeneratedPlan out_;
  std::vector<std::uint64_t> said_;
};

constexpr int kSeriesOfAgency = 3;

Builder::Builder(const GeneratorOptions& options, std::uint64_t index)
    : options_(options),
      index_(index),
      series_(index / kYears),
      agency_(AgencyAt(series_ / kSeriesOfAgency, options.seed)),
      year_(kFirstYear + static_cast<int>(index % kYears)),
      random_(Mix(options.seed, Mix(1, index))),
      once_(Mix(options.seed, Mix(2, series_))),
      scanned_(random_.Chance(options.recognised)),
      new_style_(random_.Chance(options.new_tone_style)),
      paper_(options.evidence, index) {
  // A year in which the agency does not plan is used for another plan of a year in which it does.
  if (year_ < agency_.first || year_ > agency_.last) {
    year_ = agency_.first + static_cast<int>(random_.Below(
                                static_cast<std::uint32_t>(agency_.last - agency_.first + 1)));
    series_ = Mix(series_, index);
    once_ = Random(Mix(options.seed, Mix(2, series_)));
  }
  const std::uint64_t kind = index / kYears % kSeriesOfAgency;
  quality_ = kind == 1;
  topic_ = quality_ ? SectorOf("ISO") : SectorAt(agency_, once_, kind == 0);
  out_.index = index;
  out_.agency = agency_.id;
}

Builder::Slot Builder::SlotAt(int list, int place, int sector, bool objective) const {
  const std::uint64_t slot =
      Mix(Mix(options_.seed, series_),
          static_cast<std::uint64_t>(list) * 1000 + static_cast<std::uint64_t>(place));
  Random fixed(slot);
  const auto length =
      1 + static_cast<int>(fixed.Below(static_cast<std::uint32_t>(options_.years_kept)));
  const int offset = static_cast<int>(fixed.Below(97));
  const int segment = (year_ + offset) / length;
  const bool first = (year_ + offset) % length == 0 || year_ == agency_.first;
  Random of_segment(Mix(slot, static_cast<std::uint64_t>(segment)));
  std::uint64_t seed = of_segment.Next();
  if (of_segment.Chance(options_.spread)) {
    // The first ones of the pool are everywhere.
    const std::uint64_t which = of_segment.Skewed(static_cast<std::uint32_t>(options_.spread_pool));
    seed = Mix(Mix(options_.seed, 77),
               (which << 8U) + static_cast<std::uint64_t>(sector) * 2 + (objective ? 1 : 0));
  }
  Slot result;
  Random draw(seed);
  result.meaning = DrawMeaning(draw, sector, objective);
  result.wording.base = seed;
  Random now(Mix(slot, static_cast<std::uint64_t>(year_) * 7919));
  result.wording.change = now.Next();
  result.segment = seed;
  result.absent = !first && now.Chance(options_.gap);
  if (first && (year_ + offset) % length == 0) return result;
  double chance = static_cast<double>(now.Next() >> 11U) * 0x1.0p-53;
  for (std::size_t i = 1; i < options_.variation.size(); ++i) {
    chance -= options_.variation[i];
    if (chance >= 0) continue;
    result.wording.variation = static_cast<Variation>(i);
    break;
  }
  return result;
}

bool Builder::IsNew(const Meaning& meaning) {
  const std::uint64_t id = meaning.id();
  if (std::find(said_.begin(), said_.end(), id) != said_.end()) return false;
  said_.push_back(id);
  return true;
}

std::string Builder::Styled(std::string text) const {
  return new_style_ ? NewToneStyle(text) : text;
}

std::string Builder::Text(const Slot& slot, bool objective, StatementTruth& truth) const {
  std::string text;
  text.reserve(160);
  truth.meaning = slot.meaning.id();
  truth.variation = Variation::kVerbatim;
  if (AppendStatement(slot.meaning, slot.wording, {year_, agency_.level}, objective, text)) {
    truth.variation = slot.wording.variation;
  }
  if (new_style_) {
    std::string styled = NewToneStyle(text);
    if (styled != text && truth.variation == Variation::kVerbatim) {
      truth.variation = Variation::kSpelling;
    }
    text = std::move(styled);
  }
  if (scanned_) {
    std::string read = OcrNoise(text, 0.03, Mix(slot.wording.change, 5));
    if (read != text) truth.variation = Variation::kOcr;
    text = std::move(read);
  }
  return text;
}

std::string Builder::UnitAt(int sector, Random& random) const {
  const SectorNames& names = Sectors()[static_cast<std::size_t>(sector)];
  switch (agency_.type->level) {
    case Level::kProvince:
      return std::string(names.department);
    case Level::kDistrict:
      return std::string(names.district_office);
    case Level::kCommune:
      return std::string(names.commune_office);
    case Level::kDepartment:
      break;
  }
  static constexpr std::array<string_view, 8> kCommon = {
      "Văn phòng Sở", "Thanh tra Sở",         "Phòng Kế hoạch - Tài chính", "Phòng Tổ chức cán bộ",
      "Lãnh đạo Sở",  "Các phòng chuyên môn", "Các đơn vị trực thuộc",      "Bộ phận một cửa"};
  if (random.Chance(0.3)) return std::string(kCommon[random.Skewed(kCommon.size())]);
  return std::string(names.units[random.Below(static_cast<std::uint32_t>(names.units.size()))]);
}

void Builder::Head() {
  DocumentFields& fields = out_.plan.document;
  const SectorNames& topic = Sectors()[static_cast<std::size_t>(topic_)];
  const bool head_only = quality_ && once_.Chance(0.4);
  const int month = 1 + static_cast<int>(random_.Skewed(4));
  const int day = 2 + static_cast<int>(random_.Below(26));
  const int number = 3 + static_cast<int>(random_.Skewed(400));
  const std::uint32_t form = once_.Below(100);
  const char* type = head_only ? "MTCL" : form < 84 ? "KH" : form < 92 ? "CTr" : "PA";
  const char* type_text = head_only   ? "MỤC TIÊU CHẤT LƯỢNG"
                          : form < 84 ? "KẾ HOẠCH"
                          : form < 92 ? "CHƯƠNG TRÌNH"
                                      : "PHƯƠNG ÁN";
  const std::string symbol = fmt::format("{}-{}", head_only ? "MTCL" : type, agency_.type->symbol);

  fields.issuer = paper_.Line(Styled(agency_.name), "letterhead-issuer", 0, 180);
  fields.place = paper_.Line(
      agency_.province->city ? "Thành phố " + std::string(agency_.province->name) : agency_.place,
      "dateline-words", 220, 90);
  paper_.Down(20);
  if (random_.Chance(0.92)) {
    fields.number = paper_.Line(fmt::format("{:02}", number), "number-own", 0, 60);
  }
  fields.symbol = paper_.Line(symbol, "number-own", 60, 90);
  fields.date_text =
      paper_.Line(month < 3 ? fmt::format("ngày {:02} tháng {:02} năm {}", day, month, year_)
                            : fmt::format("ngày {:02} tháng {} năm {}", day, month, year_),
                  "dateline-words", 320, 120);
  fields.date = fields.date_text;
  fields.date.text = Day(year_, month, day);
  fields.province = paper_.Line(std::string(agency_.province->name), "body-of-province", 0, 180);
  paper_.Down(40);
  fields.type = paper_.Line(type, type, 180, 80);
  fields.type_text = paper_.Line(head_only ? fmt::format("{} NĂM {}", type_text, year_) : type_text,
                                 type, 180, 80);
  paper_.Down(18);
  if (!head_only) {
    static constexpr std::array<string_view, 4> kTitles = {
        "Công tác {} năm {}", "Thực hiện công tác {} năm {}", "Triển khai công tác {} năm {}",
        "Thực hiện nhiệm vụ {} năm {} trên địa bàn"};
    std::string title =
        quality_ ? fmt::format("Thực hiện Mục tiêu chất lượng năm {} của {}", year_, agency_.name)
                 : fmt::format(fmt::runtime(kTitles[once_.Below(4)]),
                               Plain(topic.key == "CCHC" ? "{CCHC}" : topic.name, series_), year_);
    fields.title = paper_.Line(Styled(std::move(title)), "title-below-type", 60, 320);
    paper_.Down(30);
  }
  fields.year = year_;
  fields.year_evidence = paper_.EvidenceOf("year-of-plan");
  const std::uint32_t bases = head_only ? 0 : random_.Below(4);
  for (std::uint32_t i = 0; i < bases; ++i) {
    Basis basis;
    const bool decision = random_.Chance(0.6);
    basis.number = fmt::format("{}/{}-UBND", 100 + random_.Below(3000), decision ? "QĐ" : "KH");
    const int at = year_ - static_cast<int>(random_.Below(3));
    basis.date =
        Day(at, 1 + static_cast<int>(random_.Below(12)), 1 + static_cast<int>(random_.Below(28)));
    basis.evidence = paper_.EvidenceOf("citation-state");
    fields.bases.push_back(std::move(basis));
    paper_.Down(30);
  }
}

void Builder::Objectives() {
  const int spread = options_.objectives_max - options_.objectives_min + 1;
  const int count =
      options_.objectives_min +
      static_cast<int>(Random(Mix(series_, 11)).Below(static_cast<std::uint32_t>(spread)));
  for (int place = 0; place < count; ++place) {
    Random of_place(Mix(Mix(series_, 12), static_cast<std::uint64_t>(place)));
    const int sector = of_place.Chance(0.75) ? topic_ : SectorAt(agency_, of_place, false);
    const Slot slot = SlotAt(0, place, sector, true);
    if (slot.absent || !IsNew(slot.meaning)) continue;
    StatementTruth truth;
    Objective objective;
    objective.number = static_cast<int>(out_.plan.objectives.size()) + 1;
    objective.text = paper_.Line(Text(slot, true, truth), "objective-heading");
    paper_.Down(34);
    out_.plan.objectives.push_back(std::move(objective));
    out_.objectives.push_back(truth);
  }
}

// Column roles and labels as this series has them.
void Columns(Random once, PlanTable& table) {
  const auto pick = [&](std::initializer_list<const char*> labels) {
    return std::string(labels.begin()[once.Skewed(static_cast<std::uint32_t>(labels.size()))]);
  };
  const auto add = [&](const char* role, std::string label) {
    table.columns.emplace_back(role);
    table.labels.push_back(std::move(label));
  };
  add("number", pick({"STT", "TT", "Stt"}));
  add("content", pick({"Nội dung công việc", "Nhiệm vụ", "Nội dung", "Nội dung, nhiệm vụ"}));
  add("lead",
      pick({"Đơn vị chủ trì", "Chủ trì thực hiện", "Cơ quan chủ trì", "Trách nhiệm thực hiện"}));
  if (once.Chance(0.75)) add("support", pick({"Đơn vị phối hợp", "Phối hợp thực hiện"}));
  add("deadline", pick({"Thời gian hoàn thành", "Thời gian thực hiện", "Thời hạn", "Tiến độ"}));
  if (once.Chance(0.55)) add("output", pick({"Sản phẩm", "Kết quả", "Sản phẩm đầu ra"}));
  if (once.Chance(0.2)) add("note", "Ghi chú");
}

PlanRow Builder::Row(const Slot& slot, const PlanTable& table, std::string number,
                     StatementTruth& truth) {
  PlanRow row;
  row.number = number;
  row.path = number;
  // Who and what belong to the statement and stay with it; deadlines are dated anew.
  Random fixed(Mix(slot.segment, series_));
  const int sector = slot.meaning.sector;
  const bool numbers = slot.wording.variation == Variation::kNumbers;
  const std::uint64_t due_seed = Mix(slot.segment, 21);
  Deadline deadline = DeadlineOf(due_seed, numbers ? slot.wording.change : Mix(due_seed, 1), year_);
  const float width = 440.0F / static_cast<float>(table.columns.size());
  row.cells.reserve(table.columns.size());
  float left = 0;
  for (const std::string& role : table.columns) {
    std::string text;
    if (role == "number") {
      text = number;
    } else if (role == "content") {
      text = Text(slot, false, truth);
    } else if (role == "lead") {
      text = UnitAt(sector, fixed);
    } else if (role == "support") {
      if (fixed.Chance(0.8)) text = UnitAt(sector, fixed);
      if (!text.empty() && fixed.Chance(0.3)) text += ", các đơn vị liên quan";
    } else if (role == "deadline") {
      text = deadline.text;
    } else if (role == "output") {
      text = ProductOf(slot.meaning, fixed);
    }
    row.cells.push_back(
        text.empty() ? Value{}
                     : paper_.Line(role == "content" ? std::move(text) : Styled(std::move(text)),
                                   "table.cell", left, width));
    left += width;
  }
  deadline.due.rule = "deadline-period";
  row.due = std::move(deadline.due);
  paper_.Down(28);
  return row;
}

void Builder::Table(int count, std::optional<int> objective, int list) {
  PlanTable table;
  table.objective = objective;
  Columns(Random(Mix(series_, 31)), table);
  std::vector<StatementTruth> truths;
  if (options_.evidence) table.places.push_back(paper_.Here(300));
  paper_.Down(24);

  static constexpr std::array<string_view, 8> kGroups = {
      "Công tác chỉ đạo, điều hành", "Công tác tuyên truyền, tập huấn",
      "Nhiệm vụ chuyên môn",         "Công tác kiểm tra, giám sát",
      "Nhiệm vụ trọng tâm",          "Chế độ thông tin, báo cáo",
      "Nguồn lực thực hiện",         "Nhiệm vụ khác"};
  const bool grouped = count > 9 && Random(Mix(series_, 32)).Chance(0.45);
  int group = 0, number = 0;
  for (int place = 0; place < count; ++place) {
    if (grouped && place % 6 == 0 && group < static_cast<int>(kGroups.size())) {
      static constexpr std::array<string_view, 8> kRoman = {"I", "II", "III", "IV",
                                                            "V", "VI", "VII", "VIII"};
      PlanRow row;
      row.kind = RowKind::kGroup;
      row.number = kRoman[static_cast<std::size_t>(group)];
      row.path = row.number;
      row.cells.resize(table.columns.size());
      row.cells[0] = paper_.Line(*row.number, "table.cell", 0, 30);
      row.cells[1] = paper_.Line(Styled(std::string(kGroups[static_cast<std::size_t>(group)])),
                                 "table.cell", 30, 410);
      paper_.Down(20);
      table.rows.push_back(std::move(row));
      truths.emplace_back();
      ++group;
      number = 0;
    }
    Random of_place(Mix(Mix(series_, 13), static_cast<std::uint64_t>(list * 100 + place)));
    const int sector =
        of_place.Chance(0.7) ? topic_ : SectorAt(agency_, of_place, of_place.Chance(0.5));
    const Slot slot = SlotAt(list, place, sector, false);
    if (slot.absent || !IsNew(slot.meaning)) continue;
    StatementTruth truth;
    PlanRow row = Row(slot, table, std::to_string(++number), truth);
    if (grouped) {
      row.path = fmt::format("{}.{}", *table.rows[0].number, number);
      row.path->replace(
          0, table.rows[0].number->size(),
          std::string(std::array<string_view, 9>{"", "I", "II", "III", "IV", "V", "VI", "VII",
                                                 "VIII"}[static_cast<std::size_t>(group)]));
    }
    table.rows.push_back(std::move(row));
    truths.push_back(truth);
  }
  out_.plan.tables.push_back(std::move(table));
  out_.tasks.push_back(std::move(truths));
}

void Builder::Tables() {
  const int spread = options_.tasks_max - options_.tasks_min + 1;
  const int count =
      options_.tasks_min +
      static_cast<int>(Random(Mix(series_, 14)).Below(static_cast<std::uint32_t>(spread)));
  const int objectives = static_cast<int>(out_.plan.objectives.size());
  if (!quality_ || objectives == 0) return Table(count, std::nullopt, 1);
  // A table under each objective.
  for (int i = 0; i < objectives; ++i) {
    const int share = count / objectives + (i < count % objectives ? 1 : 0);
    if (share > 0) Table(share, i + 1, 1 + i);
  }
}

void Builder::Measures() {
  if (!quality_) return;
  static constexpr std::array<string_view, 8> kMeasures = {
      "Trưởng các phòng, đơn vị phổ biến mục tiêu chất lượng đến toàn thể {CBCC} thuộc phạm vi "
      "quản lý",
      "Định kỳ hằng quý, các phòng báo cáo {kq} mục tiêu chất lượng về Văn phòng",
      "Văn phòng tổng hợp, báo cáo lãnh đạo {kq} mục tiêu chất lượng",
      "Tổ thư ký ISO theo dõi, đôn đốc việc {th} của các phòng",
      "Xem xét {kq} mục tiêu chất lượng tại cuộc họp xem xét của lãnh đạo",
      "Trường hợp không đạt mục tiêu, các phòng phân tích nguyên nhân và đề xuất biện pháp khắc "
      "phục",
      "Kết quả thực hiện mục tiêu chất lượng là căn cứ đánh giá, xếp loại {CBCC} cuối năm",
      "Lấy phiếu khảo sát ý kiến tổ chức, công dân để đo lường mức độ hài lòng"};
  for (std::size_t i = 0; i < kMeasures.size(); ++i) {
    const std::uint64_t seed = Mix(Mix(series_, 41), i);
    if (seed % 2 == 0) continue;
    out_.plan.measures.push_back(
        paper_.Line(Styled(Plain(kMeasures[i], seed)), "section-measures"));
    paper_.Down(30);
  }
}

void Builder::Closing() {
  static constexpr std::array<string_view, 16> kGiven = {
      "Thanh Bình", "Minh Đức",  "Hồng Hà",   "Quang Huy", "Ngọc Lan",   "Văn Long",
      "Thu Hương",  "Đức Thắng", "Xuân Mai",  "Hoàng Nam", "Thị Phương", "Quốc Tuấn",
      "Anh Tuấn",   "Kim Oanh",  "Duy Khánh", "Thúy Nga"};
  Signer signer;
  const bool committee = agency_.type->level != Level::kDepartment;
  const bool deputy = random_.Chance(0.6);
  if (committee) {
    signer.authority = paper_.Line(
        deputy ? "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH" : "TM. ỦY BAN NHÂN DÂN", "authority", 240, 200);
    signer.position = paper_.Line(deputy ? "PHÓ CHỦ TỊCH" : "CHỦ TỊCH", "position", 240, 200);
  } else if (deputy) {
    signer.authority = paper_.Line("KT. GIÁM ĐỐC", "authority", 240, 200);
    signer.position = paper_.Line("PHÓ GIÁM ĐỐC", "position", 240, 200);
  } else {
    signer.authority = paper_.Line("GIÁM ĐỐC", "authority", 240, 200);
  }
  paper_.Down(70);
  if (random_.Chance(0.6)) {
    signer.name =
        paper_.Line(std::string(kGiven[random_.Below(kGiven.size())]), "person-name", 240, 200);
  }
  out_.plan.document.signers.push_back(std::move(signer));
  for (const string_view line :
       {"Như trên", "Lãnh đạo cơ quan", "Các phòng, đơn vị", "Cổng thông tin điện tử", "Lưu: VT"}) {
    if (!random_.Chance(0.7)) continue;
    out_.plan.document.recipients.push_back(
        paper_.Line(std::string(line), "recipients-heading", 0, 180));
    paper_.Down(14);
  }
}

GeneratedPlan Builder::Build() {
  Head();
  Objectives();
  Tables();
  Measures();
  Closing();
  return std::move(out_);
}

}  // namespace

int GeneratedPlan::task_count() const {
  int count = 0;
  for (const std::vector<StatementTruth>& rows : tasks) {
    for (const StatementTruth& row : rows) count += row.meaning != 0 ? 1 : 0;
  }
  return count;
}

GeneratedPlan PlanGenerator::At(std::uint64_t index) const {
  return Builder(options_, index).Build();
}

}  // namespace kehoach::testing
