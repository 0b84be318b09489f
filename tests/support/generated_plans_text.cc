// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/generated_plans_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <unordered_map>

#include <fmt/format.h>

#include "support/generated_plans_words.h"

namespace kehoach::testing {
namespace {

using std::string_view;
using Words = std::vector<string_view>;

std::vector<string_view> Split(string_view text, char separator) {
  std::vector<string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// ---- vocabulary ---------------------------------------------------------------------------

struct Metric {
  string_view subject, predicate;
  bool by_area = false;
};

struct Sector {
  SectorNames names;
  Words fields, audiences, venues, risks, trends, sentences, works;
  std::string trend_ways;       // of each trend: ' ' both, '+', '-'
  std::vector<bool> regulated;  // of each field: rules can be broken in it
  std::vector<int> twin_group;  // of each field; fields of one group are twins
  std::vector<Metric> metrics;
};

// Whether a field of work is one in which an office finds people breaking rules.
bool IsRegulated(string_view field) {
  static constexpr std::array<string_view, 12> kBegins = {
      "quản lý",   "bảo đảm",   "an toàn", "{BVMT}", "{PCCC}",   "chống ",
      "kiểm soát", "khai thác", "thu gom", "bảo vệ", "giải tỏa", "xử lý vi phạm"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](string_view begin) { return field.starts_with(begin); });
}

const Words& PublicAudiences();
const Words& OfficeAudiences();

void AddLine(string_view line, std::vector<Sector>& sectors) {
  string_view text = line.substr(2);
  if (line[0] == '=') {
    const std::vector<string_view> parts = Split(text, '|');
    Sector sector;
    sector.names = {parts.at(0),
                    parts.at(1),
                    parts.at(3),
                    parts.at(4),
                    parts.at(5),
                    Split(parts.at(6), ';'),
                    parts.at(2) == "internal"};
    if (sector.names.internal) sector.audiences = OfficeAudiences();
    sectors.push_back(std::move(sector));
    return;
  }
  Sector& sector = sectors.back();
  switch (line[0]) {
    case 'o':
    case '~':
      sector.twin_group.push_back(line[0] == '~' ? sector.twin_group.back()
                                                 : static_cast<int>(sector.fields.size()));
      sector.fields.push_back(text);
      sector.regulated.push_back(IsRegulated(text));
      break;
    case 'a':
      for (const string_view number : Split(text, ' ')) {
        sector.audiences.push_back(PublicAudiences().at(std::stoul(std::string(number))));
      }
      break;
    case 'v':
      sector.venues.push_back(text);
      break;
    case 'm': {
      const std::vector<string_view> parts = Split(text, '|');
      sector.metrics.push_back({parts.at(0), parts.at(1), parts.size() > 2});
      break;
    }
    case 'r':
      sector.risks.push_back(text);
      break;
    case 't':
      sector.trend_ways += line[1];
      if (line[1] != ' ') text.remove_prefix(1);
      sector.trends.push_back(text);
      break;
    case 's':
      sector.sentences.push_back(text);
      break;
    case 'w':
      sector.works.push_back(text);
      break;
    default:
      throw std::logic_error("vocabulary: unknown line: " + std::string(line));
  }
}

const std::vector<Sector>& Vocabulary() {
  static const std::vector<Sector> sectors = [] {
    std::vector<Sector> all;
    for (const string_view line : Split(kSectorWords, '\n')) {
      if (!line.empty()) AddLine(line, all);
    }
    return all;
  }();
  return sectors;
}

struct Choice {
  Words forms;
  bool abbreviation = false;
};

// Keys in capitals are names with their abbreviation; the others are words that say the same.
const std::unordered_map<string_view, Choice>& Choices() {
  static const std::unordered_map<string_view, Choice> choices = {
      {"TTHC", {{"thủ tục hành chính", "TTHC"}, true}},
      {"CCHC", {{"cải cách hành chính", "CCHC"}, true}},
      {"UBND", {{"Ủy ban nhân dân", "UBND"}, true}},
      {"HTQLCL", {{"hệ thống quản lý chất lượng", "HTQLCL"}, true}},
      {"CBCC", {{"cán bộ, công chức", "CBCC"}, true}},
      {"CBCCVC", {{"cán bộ, công chức, viên chức", "CBCCVC"}, true}},
      {"CNTT", {{"công nghệ thông tin", "CNTT"}, true}},
      {"CĐS", {{"chuyển đổi số", "CĐS"}, true}},
      {"CSDL", {{"cơ sở dữ liệu", "CSDL"}, true}},
      {"DVC", {{"dịch vụ công", "DVC"}, true}},
      {"BHYT", {{"bảo hiểm y tế", "BHYT"}, true}},
      {"ATTP", {{"an toàn thực phẩm", "ATTP"}, true}},
      {"THCS", {{"trung học cơ sở", "THCS"}, true}},
      {"THPT", {{"trung học phổ thông", "THPT"}, true}},
      {"HTX", {{"hợp tác xã", "HTX"}, true}},
      {"PCCC", {{"phòng cháy, chữa cháy", "PCCC"}, true}},
      {"PBGDPL", {{"phổ biến, giáo dục pháp luật", "PBGDPL"}, true}},
      {"VBQPPL", {{"văn bản quy phạm pháp luật", "VBQPPL"}, true}},
      {"BVMT", {{"bảo vệ môi trường", "BVMT"}, true}},
      {"TTATGT", {{"trật tự an toàn giao thông", "TTATGT"}, true}},
      {"KHCN", {{"khoa học và công nghệ", "KH&CN"}, true}},
      {"DTTS", {{"dân tộc thiểu số", "DTTS"}, true}},
      {"NTM", {{"nông thôn mới", "NTM"}, true}},
      {"GPMB", {{"giải phóng mặt bằng", "GPMB"}, true}},
      {"QLNN", {{"quản lý nhà nước", "QLNN"}, true}},
      {"db", {{"bảo đảm", "đảm bảo"}}},
      {"th", {{"thực hiện", "triển khai", "triển khai thực hiện"}}},
      {"nc", {{"nâng cao", "tăng cường"}}},
      {"dm", {{"đẩy mạnh", "tăng cường"}}},
      {"tt", {{"tuyên truyền", "tuyên truyền, phổ biến", "thông tin, tuyên truyền"}}},
      {"th1", {{"tập huấn", "bồi dưỡng, tập huấn", "tập huấn, bồi dưỡng"}}},
      {"kt", {{"kiểm tra", "kiểm tra, giám sát"}}},
      {"tc", {{"tổ chức", "tiến hành"}}},
      {"bh", {{"ban hành", "xây dựng, ban hành"}}},
      {"xdkh", {{"xây dựng", "xây dựng, ban hành", "ban hành"}}},
      {"cq", {{"cơ quan", "đơn vị"}}},
      {"hq", {{"chất lượng, hiệu quả", "hiệu quả", "hiệu lực, hiệu quả"}}},
      {"kq", {{"kết quả thực hiện", "kết quả", "tình hình thực hiện"}}},
      {"ktxl", {{"khen thưởng", "biểu dương, khen thưởng"}}},
      {"quytl", {{"theo quy định", "theo đúng quy định", "đúng theo quy định"}}},
      {"kinhphi", {{"kinh phí", "nguồn kinh phí"}}},
      {"khongde", {{"Không để xảy ra", "Không để phát sinh"}}},
      {"phandau", {{"Phấn đấu", "Phấn đấu đạt"}}},
      {"toithieu", {{"tối thiểu", "ít nhất"}}},
      {"phoihop", {{"phối hợp", "phối hợp liên ngành"}}},
      {"trangbi", {{"trang thiết bị", "phương tiện, trang thiết bị"}}},
      {"tlieu", {{"tài liệu", "tài liệu, tờ rơi"}}},
      {"vphc", {{"vi phạm", "hành vi vi phạm"}}},
  };
  return choices;
}

enum class ScopeKind { kNone, kAudience, kVenue };
// The fields in which something is done: all; not in the office's own work; only where rules can
// be broken; only where none can.
enum class Fit { kAll, kPublic, kRegulated, kFree };

struct Action {
  ScopeKind scope;
  Fit fit;
  std::vector<const char*> patterns;  // {O} = the field; sentences that say the same
  const char* counted;                // with {n}; null = cannot be counted
  Words products;
};

const std::vector<Action>& Actions() {
  using enum ScopeKind;
  using enum Fit;
  static const std::vector<Action> actions = {
      {kNone,
       kAll,
       {"{xdkh} kế hoạch {th} công tác {O}", "Lập, trình phê duyệt kế hoạch về công tác {O}",
        "Tham mưu ban hành kế hoạch {O}"},
       nullptr,
       {"Kế hoạch", "Kế hoạch được phê duyệt"}},
      {kNone,
       kAll,
       {"{bh} văn bản hướng dẫn công tác {O}", "Ban hành hướng dẫn nghiệp vụ về {O}",
        "Có văn bản hướng dẫn thực hiện công tác {O}"},
       nullptr,
       {"Công văn hướng dẫn", "Văn bản hướng dẫn"}},
      {kAudience,
       kAll,
       {"{tt} về {O}", "Tổ chức các hoạt động {tt} về công tác {O}",
        "Đa dạng hóa hình thức {tt} về {O}"},
       "{tc} {cmp} {n} đợt {tt} về {O}",
       {"Tin, bài, phóng sự", "Hội nghị tuyên truyền", "Pano, áp phích"}},
      {kAudience,
       kAll,
       {"Tổ chức {th1} nghiệp vụ về {O}", "Mở lớp {th1} kiến thức, kỹ năng về {O}",
        "{th1} nâng cao năng lực thực hiện công tác {O}"},
       "{tc} {cmp} {n} lớp {th1} về {O}",
       {"Lớp tập huấn", "Hội nghị tập huấn", "Tài liệu, danh sách học viên"}},
      {kVenue,
       kAll,
       {"{kt} việc {th} công tác {O}", "Tổ chức đoàn {kt} công tác {O}",
        "Thành lập đoàn, tiến hành {kt} về {O}"},
       "{tc} {cmp} {n} cuộc {kt} về {O}",
       {"Kết luận kiểm tra", "Biên bản kiểm tra", "Báo cáo kết quả kiểm tra"}},
      {kNone,
       kAll,
       {"Tổ chức hội nghị sơ kết, tổng kết công tác {O}",
        "Sơ kết, tổng kết, rút kinh nghiệm công tác {O}",
        "Tổng kết công tác {O} và rút ra bài học kinh nghiệm"},
       nullptr,
       {"Hội nghị", "Báo cáo tổng kết"}},
      {kNone,
       kAll,
       {"Báo cáo định kỳ {kq} công tác {O}", "Tổng hợp, báo cáo {kq} {O}",
        "Chấp hành chế độ báo cáo về công tác {O}"},
       nullptr,
       {"Báo cáo", "Báo cáo quý, 6 tháng, năm"}},
      {kVenue,
       kAll,
       {"{th} đồng bộ các biện pháp {O}", "{th} công tác {O}", "Tập trung thực hiện nhiệm vụ {O}"},
       nullptr,
       {"Kết quả thực hiện", "Các biện pháp được triển khai"}},
      {kNone,
       kAll,
       {"{nc} {hq} công tác {O}", "Đổi mới, nâng cao {hq} {O}",
        "Tạo chuyển biến rõ nét về {hq} trong công tác {O}"},
       nullptr,
       {"Báo cáo đánh giá", "Chất lượng công tác được nâng lên"}},
      {kNone,
       kAll,
       {"{dm} ứng dụng {CNTT} trong công tác {O}", "Ứng dụng {CNTT} phục vụ công tác {O}",
        "Đưa phần mềm, công nghệ số vào công tác {O}"},
       nullptr,
       {"Phần mềm", "Phần mềm được đưa vào sử dụng"}},
      {kNone,
       kAll,
       {"Bố trí {kinhphi} cho công tác {O}", "Lập dự toán, cân đối {kinhphi} {th} công tác {O}",
        "Ưu tiên ngân sách cho công tác {O}"},
       nullptr,
       {"Dự toán kinh phí", "Quyết định phân bổ kinh phí"}},
      {kNone,
       kAll,
       {"Kiện toàn tổ công tác về {O}", "Rà soát, kiện toàn nhân sự tổ công tác về {O}",
        "Kiện toàn, bổ sung thành viên tổ công tác về {O}"},
       nullptr,
       {"Quyết định kiện toàn", "Quyết định"}},
      {kNone,
       kAll,
       {"Xây dựng {CSDL} về {O}", "Cập nhật, hoàn thiện {CSDL} phục vụ công tác {O}",
        "Chuẩn hóa, nhập liệu vào {CSDL} về công tác {O}"},
       nullptr,
       {"Cơ sở dữ liệu", "CSDL được cập nhật"}},
      {kNone,
       kAll,
       {"Xây dựng quy chế {phoihop} trong công tác {O}", "Ký kết, {th} quy chế {phoihop} về {O}",
        "Ban hành và thực hiện tốt quy chế {phoihop} trong {O}"},
       nullptr,
       {"Quy chế phối hợp", "Quy chế"}},
      {kVenue,
       kAll,
       {"Khảo sát, đánh giá thực trạng công tác {O}", "Tổ chức khảo sát thực trạng {O}",
        "Đánh giá thực trạng, khó khăn trong công tác {O} qua khảo sát"},
       "{tc} {cmp} {n} đợt khảo sát thực trạng {O}",
       {"Báo cáo khảo sát", "Phiếu khảo sát, báo cáo"}},
      {kVenue,
       kFree,
       {"Xây dựng mô hình điểm về {O}", "Chọn làm điểm, nhân rộng mô hình về {O}",
        "Xây dựng và nhân rộng mô hình điểm trong công tác {O}"},
       "Xây dựng {cmp} {n} mô hình điểm về {O}",
       {"Mô hình điểm", "Mô hình được nhân rộng"}},
      {kNone,
       kAll,
       {"{ktxl} tập thể, cá nhân có thành tích trong công tác {O}",
        "Đề xuất {ktxl} các tập thể, cá nhân tiêu biểu về {O}",
        "Kịp thời tôn vinh, khen thưởng gương điển hình trong công tác {O}"},
       nullptr,
       {"Quyết định khen thưởng", "Giấy khen"}},
      {kVenue,
       kRegulated,
       {"Xử lý nghiêm các {vphc} về {O}", "Phát hiện, xử phạt {vphc} trong công tác {O}",
        "Kiên quyết xử lý {vphc} quy định về {O}"},
       nullptr,
       {"Quyết định xử phạt", "Biên bản vi phạm hành chính"}},
      {kAudience,
       kFree,
       {"Tổ chức hội thi tìm hiểu về {O}", "Phát động, tổ chức hội thi về công tác {O}",
        "Tổ chức sân chơi, hội thi kiến thức về {O}"},
       nullptr,
       {"Hội thi", "Kế hoạch, thể lệ hội thi"}},
      {kAudience,
       kAll,
       {"Tổ chức đối thoại, giải đáp vướng mắc về {O}", "Đối thoại, tháo gỡ khó khăn về {O}",
        "Gặp gỡ, đối thoại để tháo gỡ vướng mắc trong công tác {O}"},
       "{tc} {cmp} {n} hội nghị đối thoại về {O}",
       {"Hội nghị đối thoại", "Thông báo kết luận"}},
      {kAudience,
       kAll,
       {"Biên soạn, in ấn {tlieu} về {O}", "Biên soạn và phát hành {tlieu} về công tác {O}",
        "In và cấp phát sổ tay, {tlieu} hỏi đáp về {O}"},
       nullptr,
       {"Tài liệu", "Sổ tay, tờ gấp"}},
      {kNone,
       kAll,
       {"Tổ chức đoàn học tập kinh nghiệm về {O}",
        "Trao đổi, học tập kinh nghiệm các địa phương về công tác {O}",
        "Tham quan, học tập mô hình hay về {O} ở tỉnh bạn"},
       nullptr,
       {"Báo cáo kết quả học tập", "Kế hoạch"}},
      {kNone,
       kAll,
       {"Rà soát, sửa đổi, bổ sung quy định về {O}",
        "Hoàn thiện các quy định liên quan đến công tác {O}",
        "Rà soát các quy định về {O}, đề xuất sửa đổi cho phù hợp"},
       nullptr,
       {"Quy định sửa đổi", "Danh mục văn bản được rà soát"}},
      {kNone,
       kFree,
       {"Huy động nguồn lực xã hội hóa cho công tác {O}", "{dm} xã hội hóa công tác {O}",
        "Vận động xã hội đóng góp nguồn lực cho {O}"},
       nullptr,
       {"Kinh phí huy động", "Báo cáo kết quả vận động"}},
      {kVenue,
       kAll,
       {"Bố trí cán bộ chuyên trách làm công tác {O}", "Phân công người phụ trách công tác {O}",
        "Bố trí đủ cán bộ làm công tác {O}"},
       nullptr,
       {"Quyết định phân công", "Danh sách cán bộ phụ trách"}},
      {kVenue,
       kAll,
       {"Mua sắm {trangbi} phục vụ công tác {O}", "Đầu tư, bổ sung {trangbi} cho công tác {O}",
        "Trang bị đủ máy móc, phương tiện cần cho công tác {O}"},
       nullptr,
       {"Trang thiết bị", "Hợp đồng, biên bản bàn giao"}},
  };
  return actions;
}

const Words& OfficeAudiences() {
  static const Words audiences = {"lãnh đạo cấp phòng",
                                  "công chức làm việc tại bộ phận một cửa",
                                  "công chức đầu mối của các phòng",
                                  "công chức cấp xã",
                                  "viên chức các đơn vị sự nghiệp",
                                  "công chức mới tuyển dụng",
                                  "công chức văn thư",
                                  "kế toán các đơn vị",
                                  "người đứng đầu các đơn vị trực thuộc",
                                  "đảng viên trẻ trong cơ quan"};
  return audiences;
}
const Words& PublicAudiences() {
  static const Words audiences = {"cán bộ, công chức cấp xã",
                                  "đoàn viên, thanh niên",
                                  "hội viên phụ nữ",
                                  "hội viên nông dân",
                                  "học sinh, sinh viên",
                                  "người lao động trong doanh nghiệp",
                                  "đồng bào dân tộc thiểu số",
                                  "người cao tuổi",
                                  "người có uy tín, già làng, trưởng bản",
                                  "cán bộ thôn, tổ dân phố",
                                  "chủ hộ kinh doanh",
                                  "chủ doanh nghiệp nhỏ và vừa",
                                  "hội viên cựu chiến binh",
                                  "báo cáo viên, tuyên truyền viên",
                                  "cha mẹ học sinh",
                                  "công nhân khu công nghiệp",
                                  "tiểu thương tại các chợ",
                                  "chiến sĩ lực lượng vũ trang",
                                  "người khuyết tật",
                                  "phóng viên, biên tập viên các báo, đài"};
  return audiences;
}

constexpr std::array<string_view, 10> kAreas = {
    "tại các xã vùng sâu, vùng xa", "tại khu vực đô thị",     "tại khu vực nông thôn",
    "tại các xã biên giới",         "tại các xã ven biển",    "tại vùng đồng bào dân tộc thiểu số",
    "tại các xã bãi ngang",         "tại các xã an toàn khu", "tại các phường trung tâm",
    "tại các xã miền núi"};

struct WorksAction {
  std::vector<const char*> patterns;  // {W} = the works with their place
  Words products;
};
const std::vector<WorksAction>& WorksActions() {
  static const std::vector<WorksAction> actions = {
      {{"Đầu tư xây dựng {W}", "Khởi công xây dựng mới {W}", "Triển khai đầu tư xây dựng {W}"},
       {"Công trình", "Công trình khởi công"}},
      {{"Sửa chữa, nâng cấp {W}", "Cải tạo, sửa chữa {W}", "Thực hiện cải tạo, nâng cấp {W}"},
       {"Công trình được sửa chữa", "Biên bản nghiệm thu"}},
      {{"Hoàn thành {GPMB} dự án {W}", "Bàn giao mặt bằng thi công {W}",
        "Tháo gỡ vướng mắc, hoàn thành công tác {GPMB} công trình {W}"},
       {"Mặt bằng được bàn giao", "Quyết định phê duyệt phương án"}},
      {{"Nghiệm thu, đưa vào sử dụng {W}", "Hoàn thành nghiệm thu, bàn giao {W}",
        "Tổ chức nghiệm thu và đưa vào khai thác công trình {W}"},
       {"Biên bản nghiệm thu", "Hồ sơ hoàn công"}},
      {{"Lập báo cáo đề xuất chủ trương đầu tư {W}", "Trình quyết định chủ trương đầu tư {W}",
        "Chuẩn bị đầu tư, trình phê duyệt chủ trương dự án {W}"},
       {"Báo cáo đề xuất", "Tờ trình"}},
      {{"Lựa chọn nhà thầu thi công {W}", "Tổ chức đấu thầu thi công {W}",
        "Hoàn thành đấu thầu, lựa chọn đơn vị thi công {W}"},
       {"Quyết định phê duyệt kết quả đấu thầu", "Hợp đồng"}},
      {{"Quyết toán dự án hoàn thành {W}", "Lập hồ sơ quyết toán công trình {W}",
        "Trình thẩm tra, phê duyệt quyết toán {W}"},
       {"Hồ sơ quyết toán", "Quyết định phê duyệt quyết toán"}},
      {{"Giám sát chất lượng thi công {W}", "Kiểm tra chất lượng, tiến độ thi công {W}",
        "Tăng cường giám sát thi công công trình {W}"},
       {"Báo cáo giám sát", "Biên bản kiểm tra"}},
  };
  return actions;
}

// Numbers of actions. A reader may take kCarryOut and kImprove for the same when they are about the
// same field.
constexpr std::uint8_t kAdvertise = 2, kCarryOut = 7, kImprove = 8, kDigitise = 9, kTalk = 19;

// Said of nearly everything and meaning nearly nothing: at the end, or before the sentence.
struct Tail {
  string_view behind, before;
  bool of_people = false;  // not said of an office's own work
};
constexpr std::array<Tail, 9> kTails = {{
    {", {db} tiến độ, chất lượng", "Nhằm {db} tiến độ, chất lượng, "},
    {", {db} đúng quy định của pháp luật", "Trên cơ sở quy định của pháp luật, "},
    {", phù hợp với điều kiện thực tế", "Căn cứ điều kiện thực tế, "},
    {", góp phần nâng cao hiệu lực, hiệu quả {QLNN}", "Nhằm nâng cao hiệu lực, hiệu quả {QLNN}, "},
    {", {db} công khai, minh bạch", "Trên tinh thần công khai, minh bạch, "},
    {", tạo sự đồng thuận trong nhân dân", "Nhằm tạo sự đồng thuận trong nhân dân, ", true},
    {" theo chức năng, nhiệm vụ được giao", "Theo chức năng, nhiệm vụ được giao, "},
    {" {quytl}", "Theo quy định, "},
    {", {db} thiết thực, tiết kiệm, hiệu quả", "Với tinh thần thiết thực, tiết kiệm, hiệu quả, "},
}};

constexpr std::array<string_view, 40> kFirstNames = {
    "Tân",   "An",  "Bình", "Long",  "Vĩnh",  "Mỹ",    "Phú",    "Hòa",   "Thạnh", "Đông",
    "Tây",   "Nam", "Bắc",  "Xuân",  "Quang", "Hải",   "Sơn",    "Thanh", "Đức",   "Hưng",
    "Thái",  "Yên", "Đại",  "Trung", "Ngọc",  "Kim",   "Liên",   "Hồng",  "Minh",  "Cẩm",
    "Phước", "Lộc", "Tam",  "Ia",    "Nậm",   "Mường", "Chiềng", "Krông", "Tà",    "Đắk"};
constexpr std::array<string_view, 40> kLastNames = {
    "Phú",   "Lập",   "Thành", "Hòa",   "Tiến",  "Lợi",   "Thịnh", "Sơn", "Giang", "Châu",
    "Khánh", "Điền",  "Hiệp",  "Thủy",  "Lâm",   "Hà",    "Mai",   "Lộc", "Trạch", "Dương",
    "Thọ",   "Xá",    "Quan",  "Phong", "Cường", "Thuận", "Hậu",   "Mỹ",  "Bình",  "Trung",
    "Tâm",   "Nghĩa", "Đồng",  "Lương", "Kiều",  "Vân",   "Hội",   "Trị", "Ninh",  "Khê"};

// ---- writing ------------------------------------------------------------------------------

// One sentence in the making. Every choice is a function of the seed and of its count in the
// sentence, so that a change touches only what it is about.
class Writer {
 public:
  Writer(const Wording& wording, const Setting& setting, bool force, std::string& out)
      : wording_(wording), setting_(setting), force_(force), out_(out) {}

  // A number that only the structure of the sentence depends on.
  std::uint32_t Structure(int point, std::uint32_t n) const {
    return Of(wording_.base, 1000 + point, n);
  }
  // The same for another sentence of the same meaning.
  std::uint32_t Restructured(int point, std::uint32_t n) const {
    const std::uint32_t old = Structure(point, n);
    if (wording_.variation != Variation::kLarge || n < 2) return old;
    return (old + 1 + Of(wording_.change, 1000 + point, n - 1)) % n;
  }

  void Add(string_view pattern);
  // The sentence itself: begins with a small letter behind a clause.
  void AddCore(string_view pattern) {
    const std::size_t at = out_.size();
    Add(pattern);
    if (at > begin_) Uncapitalize(out_, at);
  }
  // Values of the keys that are no choice.
  string_view field, works, subject;
  // The share of a target; returns whether it is all.
  bool DrawPercent() {
    const std::uint32_t a = Number(kPercents.size()), b = Number(kPercents.size());
    percent_ = kPercents[std::min(a, b)];
    return percent_ == kPercents[0];
  }

 private:
  static constexpr std::array<string_view, 14> kPercents = {
      "100", "95", "98", "90", "85", "97", "80", "99", "92", "75", "70", "60", "97,5", "65"};
  static std::uint32_t Of(std::uint64_t seed, int point, std::uint32_t n) {
    return Random(Mix(seed, static_cast<std::uint64_t>(point))).Below(n);
  }
  void AddKey(string_view key);
  void AddChoice(const Choice& choice);
  // 0..n-1, another one where numbers are to change.
  std::uint32_t Number(std::uint32_t n) {
    const int point = 2000 + numbers_++;
    const std::uint32_t old = Of(wording_.base, point, n);
    if (wording_.variation != Variation::kNumbers) return old;
    return (old + 1 + Of(wording_.change, point, n - 1)) % n;
  }

  const Wording& wording_;
  const Setting& setting_;
  bool force_;
  std::string& out_;
  std::size_t begin_ = out_.size();
  int choices_ = 0, numbers_ = 0;
  string_view percent_;
  std::uint32_t act_ = 0;
};

void Writer::Add(string_view pattern) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out_.append(pattern.substr(0, open));
    if (open == string_view::npos) return;
    const std::size_t close = pattern.find('}', open);
    AddKey(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close + 1);
  }
}

void Writer::AddKey(string_view key) {
  if (key == "O") return Add(field);
  if (key == "W") return Add(works);
  if (key == "S") return Add(subject);
  if (key == "act") {
    static constexpr std::array<string_view, 6> kActs = {"Quyết định", "Kế hoạch",     "Nghị quyết",
                                                         "Quyết định", "Chương trình", "Kế hoạch"};
    act_ = Structure(9, 6);
    out_ += kActs[act_];
    return;
  }
  if (key == "n") {
    out_ += fmt::format("{:02}", 1 + Number(12));
  } else if (key == "N") {
    out_ += percent_;
  } else if (key == "p") {
    out_ += std::to_string(2 + Number(14));
  } else if (key == "code") {
    static constexpr std::array<string_view, 6> kSymbols = {"QĐ-UBND", "KH-UBND",  "NQ-HĐND",
                                                            "QĐ-TTg",  "CTr-UBND", "KH-BCĐ"};
    out_ += fmt::format("{}/{}", 11 + Number(3600), kSymbols[act_]);
  } else if (key == "Q") {
    static constexpr std::array<string_view, 4> kQuarters = {"I", "II", "III", "IV"};
    out_ += kQuarters[Number(4)];
  } else if (key == "D") {
    static constexpr std::array<string_view, 8> kDays = {"31/3", "30/4",  "30/6",  "31/7",
                                                         "30/9", "31/10", "30/11", "15/12"};
    out_ += kDays[Number(8)];
  } else if (key == "Y") {
    out_ += std::to_string(setting_.year);
  } else if (key == "level") {
    out_ += setting_.level;
  } else if (key == "cmp") {
    AddChoice(Choices().at("toithieu"));
  } else {
    const auto choice = Choices().find(key);
    if (choice == Choices().end()) throw std::logic_error("no choice " + std::string(key));
    AddChoice(choice->second);
  }
}

void Writer::AddChoice(const Choice& choice) {
  const int point = choices_++;
  const auto n = static_cast<std::uint32_t>(choice.forms.size());
  // The first form in every second place.
  std::uint32_t form = Of(wording_.base, point, 2) == 0 ? 0 : Of(wording_.base, point + 500, n);
  const bool changes =
      (wording_.variation == Variation::kAbbreviated && choice.abbreviation) ||
      (wording_.variation == Variation::kSmall && !choice.abbreviation &&
       (force_ || Of(wording_.change, point, 10) < 6)) ||
      (wording_.variation == Variation::kLarge && Of(wording_.change, point, 2) == 0);
  if (changes) form = (form + 1 + Of(wording_.change, point + 500, n - 1)) % n;
  out_ += choice.forms[form];
}

// What stands around the core of a sentence: for whom or where, and clauses that say little.
struct Around {
  std::string scope, fronted_scope;  // " tại các chợ", "Tại các chợ"
  bool area = false;                 // may be said of the whole province
  bool tail = false;                 // may have a clause of the genre
  bool order = false;                // may name a document or a deadline
};

// Clauses may stand before the core or behind it.
void Compose(string_view core, const Around& around, const Sector& sector, const Wording& wording,
             Writer& writer) {
  const bool reordered = wording.variation == Variation::kReordered;
  const bool internal = sector.names.internal;
  const std::uint32_t tail = around.tail ? writer.Restructured(1, 26) : 26;  // most have none
  const bool has_tail = tail < kTails.size() && !(internal && kTails[tail].of_people);
  const bool has_area =
      around.area && !internal && around.scope.empty() && writer.Restructured(2, 5) == 0;
  const bool year = writer.Restructured(3, 6) == 0;
  const bool scope_first = !around.scope.empty() && (writer.Structure(4, 12) == 0) != reordered;
  const bool tail_first = has_tail && !scope_first &&
                          (writer.Structure(5, 8) == 0) != (reordered && around.scope.empty());
  const bool free = reordered && !scope_first && !tail_first && around.scope.empty() && !has_tail;
  const bool area_first = free && has_area;
  const bool year_first = free && !has_area && year;

  if (scope_first) {
    writer.Add(around.fronted_scope);
    writer.Add(", ");
  } else if (tail_first) {
    writer.Add(kTails[tail].before);
  } else if (area_first) {
    writer.Add("Trên địa bàn {level}, ");
  } else if (year_first) {
    writer.Add("Trong năm {Y}, ");
  }
  writer.AddCore(core);
  if (!scope_first) writer.Add(around.scope);
  if (has_area && !area_first) writer.Add(" trên địa bàn {level}");
  if (year && !year_first) writer.Add(" năm {Y}");
  const bool by_rule = has_tail && kTails[tail].behind.starts_with(" ");
  if (around.order && !by_rule && writer.Structure(8, 16) == 0) writer.Add(" theo {act} số {code}");
  if (has_tail && !tail_first) writer.Add(kTails[tail].behind);
  if (!around.order) return;
  switch (writer.Structure(6, 16)) {
    case 0:
      writer.Add(", hoàn thành trong quý {Q}/{Y}");
      break;
    case 1:
      writer.Add(", hoàn thành trước ngày {D}/{Y}");
      break;
    default:
      break;
  }
}

// The preposition that the action takes; not twice the same in one clause.
std::string ToWhom(std::uint8_t action, string_view field) {
  if (action == kTalk) return " với ";
  if (action == kAdvertise) return " đến ";
  return field.find(" cho ") == string_view::npos ? " cho " : " dành cho ";
}

void WriteAction(const Meaning& meaning, const Sector& sector, bool objective,
                 const Wording& wording, Writer& writer) {
  const Action& action = Actions()[meaning.action];
  writer.field = sector.fields[meaning.item];
  const bool counted = objective && action.counted != nullptr && writer.Structure(7, 3) > 0;
  const char* core = counted && wording.variation != Variation::kLarge
                         ? action.counted
                         : action.patterns[writer.Restructured(
                               0, static_cast<std::uint32_t>(action.patterns.size()))];
  Around around{{}, {}, true, true, true};
  if (meaning.scope > 0 && action.scope == ScopeKind::kAudience) {
    const string_view who = sector.audiences[meaning.scope - 1U];
    around.scope = ToWhom(meaning.action, writer.field).append(who);
    around.fronted_scope = std::string("Đối với ").append(who);
  } else if (meaning.scope > 0 && action.scope == ScopeKind::kVenue) {
    const string_view where = sector.venues[meaning.scope - 1U];
    const bool again = writer.field.find(" tại ") != string_view::npos;
    around.scope = std::string(again ? " ở " : " tại ").append(where);
    around.fronted_scope = std::string("Tại ").append(where);
  }
  Compose(core, around, sector, wording, writer);
}

void WriteMetric(const Meaning& meaning, const Sector& sector, const Wording& wording,
                 Writer& writer) {
  static constexpr std::array<const char*, 6> kForms = {"{N}% {S}",
                                                        "Tỷ lệ {S} đạt {cmp} {N}%",
                                                        "{phandau} {cmp} {N}% {S}",
                                                        "{db} {cmp} {N}% {S}",
                                                        "Tỷ lệ {S} đạt từ {N}% trở lên",
                                                        "Tỷ lệ {S}: {N}%"};
  // Nobody says "at least 100 %".
  static constexpr std::array<const char*, 6> kAll = {"100% {S}",           "Tỷ lệ {S} đạt 100%",
                                                      "{phandau} 100% {S}", "{db} 100% {S}",
                                                      "Tỷ lệ {S} đạt 100%", "Tỷ lệ {S}: 100%"};
  const Metric& metric = sector.metrics[meaning.item];
  std::string subject(metric.subject);
  if (meaning.scope > 0) subject.append(" ").append(kAreas[meaning.scope - 1U]);
  subject.append(" ").append(metric.predicate);
  writer.subject = subject;
  const bool all = writer.DrawPercent();
  const std::uint32_t form = writer.Restructured(0, kForms.size());
  const bool year = writer.Restructured(3, 5) == 0;
  const bool reordered = wording.variation == Variation::kReordered;
  if (year && reordered) writer.Add("Đến hết năm {Y}, ");
  writer.AddCore(all ? kAll[form] : kForms[form]);
  if (year && !reordered) writer.Add(" trong năm {Y}");
}

void WriteWorks(const Meaning& meaning, const Sector& sector, const Wording& wording,
                Writer& writer) {
  const WorksAction& action = WorksActions()[meaning.action];
  const std::string works =
      fmt::format("{} xã {}", sector.works[meaning.item], PlaceName(meaning.place));
  writer.works = works;
  const auto n = static_cast<std::uint32_t>(action.patterns.size());
  Compose(action.patterns[writer.Restructured(0, n)], {{}, {}, false, true, true}, sector, wording,
          writer);
}

void Write(const Meaning& meaning, const Wording& wording, const Setting& setting, bool objective,
           bool force, std::string& out) {
  const std::size_t begin = out.size();
  const Sector& sector = Vocabulary().at(meaning.sector);
  Writer writer(wording, setting, force, out);
  switch (meaning.kind) {
    case StatementKind::kNone:
      break;
    case StatementKind::kAction:
      WriteAction(meaning, sector, objective, wording, writer);
      break;
    case StatementKind::kMetric:
      WriteMetric(meaning, sector, wording, writer);
      break;
    case StatementKind::kRisk: {
      static constexpr std::array<const char*, 3> kForms = {
          "{khongde} {O}", "Hạn chế đến mức thấp nhất, không để xảy ra {O}",
          "Chủ động phòng ngừa, không để xảy ra {O}"};
      writer.field = sector.risks[meaning.item];
      Compose(kForms[writer.Restructured(0, 3)], {{}, {}, true, false, false}, sector, wording,
              writer);
      break;
    }
    case StatementKind::kTrend: {
      static constexpr std::array<const char*, 6> kForms = {
          "Tăng {cmp} {p}% {O} so với năm trước",
          "Tăng {O} so với năm trước",
          "Phấn đấu tăng {p}% {O} so với cùng kỳ",
          "Giảm {cmp} {p}% {O} so với năm trước",
          "Giảm {O} so với năm trước",
          "Phấn đấu giảm {p}% {O} so với cùng kỳ"};
      writer.field = sector.trends[meaning.item];
      const std::uint32_t form = writer.Restructured(0, 3) + (meaning.action == 0 ? 0U : 3U);
      Compose(kForms[form], {}, sector, wording, writer);
      break;
    }
    case StatementKind::kSentence:
      Compose(sector.sentences[meaning.item], {{}, {}, false, true, true}, sector, wording, writer);
      break;
    case StatementKind::kWorks:
      WriteWorks(meaning, sector, wording, writer);
      break;
  }
  Capitalize(out, begin);
}

std::uint8_t Byte(std::uint32_t n) { return static_cast<std::uint8_t>(n); }

std::uint32_t ScopesOf(const Meaning& meaning) {
  const Sector& sector = Vocabulary()[meaning.sector];
  if (meaning.kind == StatementKind::kMetric) {
    return sector.metrics[meaning.item].by_area ? kAreas.size() : 0;
  }
  if (meaning.kind != StatementKind::kAction) return 0;
  switch (Actions()[meaning.action].scope) {
    case ScopeKind::kAudience:
      return static_cast<std::uint32_t>(sector.audiences.size());
    case ScopeKind::kVenue:
      return static_cast<std::uint32_t>(sector.venues.size());
    default:
      return 0;
  }
}

// "Raising the effect of raising the index" is what nobody writes.
bool SaysTwice(std::uint32_t action, const Sector& sector, string_view field) {
  switch (action) {
    case kAdvertise:
      return field.starts_with("tuyên truyền") || field.starts_with("{PBGDPL}");
    case kImprove:
      return field.starts_with("nâng cao");
    case kDigitise:
      return sector.names.key == "CDS";
    default:
      return false;
  }
}

bool Fits(std::uint32_t number, const Sector& sector, std::size_t field) {
  if (SaysTwice(number, sector, sector.fields[field])) return false;
  const Action& action = Actions()[number];
  switch (action.fit) {
    case Fit::kAll:
      return true;
    case Fit::kPublic:
      return !sector.names.internal;
    case Fit::kRegulated:
      return !sector.names.internal && sector.regulated[field];
    case Fit::kFree:
      return !sector.names.internal && !sector.regulated[field];
  }
  return false;
}

std::uint32_t DrawAction(Random& random, const Sector& sector, std::size_t field) {
  const auto n = static_cast<std::uint32_t>(Actions().size());
  while (true) {
    const std::uint32_t action = random.Below(n);
    if (Fits(action, sector, field)) return action;
  }
}

// The meaning, if it is one that is said.
std::optional<Meaning> Said(const Meaning& meaning) {
  const Sector& sector = Vocabulary()[meaning.sector];
  if (meaning.scope > ScopesOf(meaning)) return std::nullopt;
  if (meaning.kind == StatementKind::kAction && !Fits(meaning.action, sector, meaning.item)) {
    return std::nullopt;
  }
  if (meaning.kind == StatementKind::kTrend) {
    const char way = sector.trend_ways[meaning.item];
    if (way != ' ' && way != (meaning.action == 0 ? '+' : '-')) return std::nullopt;
  }
  return meaning;
}

}  // namespace

std::uint64_t Random::Next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

std::uint32_t Random::Below(std::uint32_t n) {
  return static_cast<std::uint32_t>(((Next() >> 32U) * n) >> 32U);
}

bool Random::Chance(double probability) {
  return static_cast<double>(Next() >> 11U) * 0x1.0p-53 < probability;
}

std::uint32_t Random::Skewed(std::uint32_t n) {
  const double u = static_cast<double>(Next() >> 11U) * 0x1.0p-53;
  return std::min(n - 1, static_cast<std::uint32_t>(u * u * n));
}

std::uint64_t Mix(std::uint64_t a, std::uint64_t b) {
  return Random(a ^ (b * 0x9E3779B97F4A7C15U)).Next();
}

std::uint64_t Meaning::id() const {
  if (kind == StatementKind::kNone) return 0;
  return static_cast<std::uint64_t>(kind) | std::uint64_t{sector} << 8U |
         std::uint64_t{item} << 16U | std::uint64_t{action} << 24U | std::uint64_t{scope} << 32U |
         std::uint64_t{place} << 40U;
}

Meaning MeaningOf(std::uint64_t id) {
  Meaning meaning;
  meaning.kind = static_cast<StatementKind>(id & 0xFFU);
  meaning.sector = static_cast<std::uint8_t>(id >> 8U);
  meaning.item = static_cast<std::uint8_t>(id >> 16U);
  meaning.action = static_cast<std::uint8_t>(id >> 24U);
  meaning.scope = static_cast<std::uint8_t>(id >> 32U);
  meaning.place = static_cast<std::uint16_t>(id >> 40U);
  return meaning;
}

const char* VariationName(Variation variation) {
  static constexpr std::array<const char*, kVariations> kNames = {
      "verbatim", "small", "large", "reordered", "abbreviated", "numbers", "spelling", "ocr"};
  return kNames.at(static_cast<std::size_t>(variation));
}

const char* NearMissName(NearMiss kind) {
  static constexpr std::array<const char*, kNearMisses> kNames = {
      "action", "twin", "field", "scope", "sector", "opposite", "place"};
  return kNames.at(static_cast<std::size_t>(kind));
}

const std::vector<SectorNames>& Sectors() {
  static const std::vector<SectorNames> names = [] {
    std::vector<SectorNames> all;
    for (const Sector& sector : Vocabulary()) all.push_back(sector.names);
    return all;
  }();
  return names;
}

int SectorOf(string_view key) {
  const std::vector<SectorNames>& all = Sectors();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const SectorNames& s) { return s.key == key; });
  if (found == all.end()) throw std::logic_error("no sector " + std::string(key));
  return static_cast<int>(found - all.begin());
}

Meaning DrawMeaning(Random& random, int sector_index, bool objective) {
  const Sector& sector = Vocabulary().at(static_cast<std::size_t>(sector_index));
  const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
  Meaning m;
  m.sector = Byte(static_cast<std::uint32_t>(sector_index));
  const std::uint32_t kind = random.Below(100);
  if (objective && kind < 35) {
    m.kind = StatementKind::kMetric;
    m.item = Byte(random.Skewed(size(sector.metrics)));
  } else if (objective && kind < 43) {
    m.kind = StatementKind::kRisk;
    m.item = Byte(random.Skewed(size(sector.risks)));
  } else if (objective && kind < 51) {
    m.kind = StatementKind::kTrend;
    m.item = Byte(random.Skewed(size(sector.trends)));
    const char way = sector.trend_ways[m.item];
    m.action = Byte(way == ' ' ? random.Below(2) : way == '+' ? 0U : 1U);
  } else if (kind >= 51 && kind < 59) {
    m.kind = StatementKind::kSentence;
    m.item = Byte(random.Skewed(size(sector.sentences)));
  } else if ((objective ? kind >= 96 : kind < 16) && !sector.works.empty()) {
    m.kind = StatementKind::kWorks;
    m.item = Byte(random.Skewed(size(sector.works)));
    m.action = Byte(random.Below(size(WorksActions())));
    m.place = static_cast<std::uint16_t>(random.Below(kPlaces));
  } else {
    m.kind = StatementKind::kAction;
    m.item = Byte(random.Skewed(size(sector.fields)));
    m.action = Byte(DrawAction(random, sector, m.item));
  }
  const std::uint32_t scopes = ScopesOf(m);
  const bool limited = m.kind == StatementKind::kMetric ? random.Chance(0.3) : random.Chance(0.6);
  if (scopes > 0 && limited) m.scope = Byte(1 + random.Skewed(scopes));
  return m;
}

std::uint64_t TopicOf(const Meaning& meaning) {
  Meaning topic = meaning;
  topic.scope = 0;
  if (meaning.kind == StatementKind::kAction && meaning.action == kImprove)
    topic.action = kCarryOut;
  return topic.id();
}

std::optional<Meaning> Near(const Meaning& meaning, NearMiss kind, Random& random) {
  const Sector& sector = Vocabulary().at(meaning.sector);
  Meaning near = meaning;
  const bool action = meaning.kind == StatementKind::kAction;
  // Another value of 0..n-1.
  const auto other = [&](std::uint8_t old, std::size_t n) {
    return Byte((old + 1 + random.Below(static_cast<std::uint32_t>(n) - 1)) %
                static_cast<std::uint32_t>(n));
  };
  switch (kind) {
    case NearMiss::kAction:
      if (meaning.kind == StatementKind::kWorks) {
        near.action = other(meaning.action, WorksActions().size());
        return near;
      }
      if (!action) return std::nullopt;
      while (near.action == meaning.action ||
             Actions()[near.action].scope != Actions()[meaning.action].scope) {
        near.action = Byte(DrawAction(random, sector, meaning.item));
      }
      return near;
    case NearMiss::kTwin: {
      if (!action) return std::nullopt;
      std::vector<std::uint8_t> twins;
      for (std::size_t i = 0; i < sector.fields.size(); ++i) {
        if (i != meaning.item && sector.twin_group[i] == sector.twin_group[meaning.item]) {
          twins.push_back(static_cast<std::uint8_t>(i));
        }
      }
      if (twins.empty()) return std::nullopt;
      near.item = twins[random.Below(static_cast<std::uint32_t>(twins.size()))];
      return Said(near);
    }
    case NearMiss::kField: {
      const std::size_t n = meaning.kind == StatementKind::kMetric  ? sector.metrics.size()
                            : meaning.kind == StatementKind::kRisk  ? sector.risks.size()
                            : meaning.kind == StatementKind::kTrend ? sector.trends.size()
                            : action                                ? sector.fields.size()
                                                                    : 1;
      if (n < 2) return std::nullopt;
      near.item = other(meaning.item, n);
      return Said(near);
    }
    case NearMiss::kScope: {
      const std::uint32_t scopes = ScopesOf(meaning);
      if (meaning.scope == 0 || scopes < 2) return std::nullopt;
      near.scope = Byte(1U + other(Byte(meaning.scope - 1U), scopes));
      return near;
    }
    case NearMiss::kSector: {
      if (!action || Actions()[meaning.action].scope == ScopeKind::kVenue) return std::nullopt;
      std::size_t to = meaning.sector;
      while (to == meaning.sector || Vocabulary()[to].names.internal != sector.names.internal) {
        to = random.Below(static_cast<std::uint32_t>(Vocabulary().size()));
      }
      near.sector = static_cast<std::uint8_t>(to);
      near.item = Byte(random.Below(static_cast<std::uint32_t>(Vocabulary()[to].fields.size())));
      return Said(near);
    }
    case NearMiss::kOpposite:
      if (meaning.kind != StatementKind::kTrend || sector.trend_ways[meaning.item] != ' ') {
        return std::nullopt;
      }
      near.action = 1 - meaning.action;
      return near;
    case NearMiss::kPlace:
      if (meaning.kind != StatementKind::kWorks) return std::nullopt;
      while (near.place == meaning.place) {
        near.place = static_cast<std::uint16_t>(random.Below(kPlaces));
      }
      return near;
  }
  return std::nullopt;
}

bool AppendStatement(const Meaning& meaning, const Wording& wording, const Setting& setting,
                     bool objective, std::string& out) {
  const std::size_t begin = out.size();
  Wording verbatim = wording;
  verbatim.variation = Variation::kVerbatim;
  Write(meaning, verbatim, setting, objective, false, out);
  if (wording.variation == Variation::kVerbatim) return false;

  const std::string plain = out.substr(begin);
  out.resize(begin);
  switch (wording.variation) {
    case Variation::kSpelling: {
      const std::string style = NewToneStyle(plain);
      out += style == plain || (wording.change & 1U) != 0 ? YToI(plain) : style;
      break;
    }
    case Variation::kOcr:
      out += OcrNoise(plain, 0.06, wording.change);
      break;
    default:
      Write(meaning, wording, setting, objective, false, out);
      if (wording.variation == Variation::kSmall && string_view(out).substr(begin) == plain) {
        out.resize(begin);
        Write(meaning, wording, setting, objective, true, out);
      }
      break;
  }
  return string_view(out).substr(begin) != plain;
}

string_view ProductOf(const Meaning& meaning, Random& random) {
  const auto pick = [&](const Words& words) {
    return words[random.Below(static_cast<std::uint32_t>(words.size()))];
  };
  switch (meaning.kind) {
    case StatementKind::kAction:
      return pick(Actions()[meaning.action].products);
    case StatementKind::kWorks:
      return pick(WorksActions()[meaning.action].products);
    case StatementKind::kNone:
      return "";
    default:
      return "Báo cáo";
  }
}

std::string PlaceName(std::uint32_t place) {
  // 1,600 names of two syllables, then with a third: "Tân Phú Đông".
  static constexpr std::array<string_view, 3> kThird = {"", " Đông", " Tây"};
  const std::uint32_t first = place % 40, last = place / 40 % 40, third = place / 1600 % 3;
  if (kFirstNames[first] == kLastNames[last]) {
    return fmt::format("{} Thượng{}", kFirstNames[first], kThird[third]);
  }
  return fmt::format("{} {}{}", kFirstNames[first], kLastNames[last], kThird[third]);
}

std::vector<std::pair<string_view, string_view>> VocabularyAbbreviations() {
  std::vector<std::pair<string_view, string_view>> all;
  for (const auto& [unused, choice] : Choices()) {
    if (choice.abbreviation) all.emplace_back(choice.forms[1], choice.forms[0]);
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::string WithoutAbbreviations(string_view text) {
  static const std::unordered_map<string_view, string_view> meant = [] {
    std::unordered_map<string_view, string_view> map;
    for (const auto& [letters, words] : VocabularyAbbreviations()) map.emplace(letters, words);
    return map;
  }();
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && string_view(" ,;.:/()-\"").find(text[end]) == string_view::npos) {
      ++end;
    }
    const string_view word = text.substr(at, end - at);
    const auto found = meant.find(word);
    out += found == meant.end() ? word : found->second;
    if (end < text.size()) out += text[end++];
    at = end;
  }
  return out;
}

std::pair<std::string, std::string> WordsOf(const Meaning& meaning) {
  const Sector& sector = Vocabulary().at(meaning.sector);
  string_view scope;
  std::string item;
  switch (meaning.kind) {
    case StatementKind::kNone:
      break;
    case StatementKind::kAction:
      item = sector.fields[meaning.item];
      if (meaning.scope > 0) {
        scope = Actions()[meaning.action].scope == ScopeKind::kAudience
                    ? sector.audiences[meaning.scope - 1U]
                    : sector.venues[meaning.scope - 1U];
      }
      break;
    case StatementKind::kMetric:
      item.append(sector.metrics[meaning.item].subject).append(" ");
      item.append(sector.metrics[meaning.item].predicate);
      if (meaning.scope > 0) scope = kAreas[meaning.scope - 1U];
      break;
    case StatementKind::kRisk:
      item = sector.risks[meaning.item];
      break;
    case StatementKind::kTrend:
      item = sector.trends[meaning.item];
      break;
    case StatementKind::kSentence:
      item = sector.sentences[meaning.item];
      break;
    case StatementKind::kWorks:
      return {WithoutAbbreviations(Plain(sector.works[meaning.item], 0)),
              "xã " + PlaceName(meaning.place)};
  }
  return {WithoutAbbreviations(Plain(item, 0)), WithoutAbbreviations(Plain(scope, 0))};
}

std::string Plain(string_view pattern, std::uint64_t seed) {
  std::string out;
  const Wording wording{seed, 0, Variation::kVerbatim};
  const Setting setting;
  Writer(wording, setting, false, out).Add(pattern);
  return out;
}

}  // namespace kehoach::testing
