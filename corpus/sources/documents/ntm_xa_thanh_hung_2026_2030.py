# SPDX-License-Identifier: GPL-3.0-or-later
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Xây dựng nông thôn mới trên địa bàn xã Thạnh Hưng giai đoạn 2026 - 2030",
                  number="47", symbol="KH-UBND", issuer="Ủy ban nhân dân xã Thạnh Hưng", province="Tây Ninh", place="Thạnh Hưng",
                  date_text="ngày 09 tháng 02 năm 2026", date="2026-02-09", year=2026, year_to=2030,
                  bases=[base("12/NQ-HĐND", "2025-12-19"), base("615/KH-UBND", "2026-01-16")])
    return Document("ntm-xa-thanh-hung-2026-2030", "weasyprint", fields, [
        Letterhead(["TỈNH TÂY NINH"], ["ỦY BAN NHÂN DÂN", "XÃ THẠNH HƯNG"], "Số: 47/KH-UBND", "Thạnh Hưng, ngày 09 tháng 02 năm 2026"),
        Title("KẾ HOẠCH", "Xây dựng nông thôn mới trên địa bàn xã Thạnh Hưng//giai đoạn 2026 - 2030"),
        Para("Căn cứ Nghị quyết số 12/NQ-HĐND ngày 19 tháng 12 năm 2025 của Hội đồng nhân dân xã về phát triển kinh tế - xã hội 5 năm 2026 - 2030;", "i"),
        Para("Căn cứ Kế hoạch số 615/KH-UBND ngày 16/01/2026 của Ủy ban nhân dân tỉnh Tây Ninh về xây dựng nông thôn mới;", "i"),
        Para("Ủy ban nhân dân xã Thạnh Hưng ban hành Kế hoạch xây dựng nông thôn mới giai đoạn 2026 - 2030 như sau:"),
        Para("I. MỤC TIÊU", "h"),
        Para("1. Mục tiêu chung", "s"),
        Para("Nâng cao đời sống vật chất, tinh thần của người dân nông thôn; giữ gìn cảnh quan, môi trường và bản sắc của vùng quê ven sông Vàm Cỏ{{fn:Gồm bảy ấp thuộc ba xã cũ được sắp xếp từ ngày 01/7/2025.}}."),
        Para("2. Mục tiêu cụ thể", "s"),
        Item("a)", "Đến hết năm 2028, xã được công nhận đạt chuẩn nông thôn mới nâng cao{{fn:Theo bộ tiêu chí áp dụng cho giai đoạn 2026 - 2030.}}.", "objective", 1),
        Item("b)", "Thu nhập bình quân đầu người đến năm 2030 đạt từ 95 triệu đồng/năm trở lên.", "objective", 2),
        Item("c)", "Tỷ lệ hộ dân sử dụng nước sạch theo quy chuẩn đạt 90%.", "objective", 3),
        Item("d)", "100% đường trục ấp được cứng hóa, có đèn chiếu sáng và cây xanh.", "objective", 4),
        Item("đ)", "Có ít nhất 05 sản phẩm được xếp hạng từ 3 sao trở lên theo chương trình mỗi xã một sản phẩm.", "objective", 5),
        Para("II. NHIỆM VỤ CỤ THỂ", "h"),
        Para("Nhiệm vụ, phân công và nguồn lực thực hiện nêu tại biểu dưới đây."),
        Break(True),
        Table("number:TT:5; content:Nhiệm vụ:25; target:Chỉ tiêu đến năm 2030:13; lead:Cơ quan chủ trì:12; support:Cơ quan phối hợp:13; "
              "deadline:Tiến độ:11; budget:Kinh phí (triệu đồng):9; note:Ghi chú:12", """
# I | Hạ tầng kinh tế - xã hội
1 | Nâng cấp, mở rộng 12 km đường trục ấp; lắp đặt biển báo, gương cầu lồi tại các điểm giao cắt | 100% | Phòng Kinh tế | Ban Nhân dân các ấp | 2026 - 2028 @2026~2028 | 24.500 | Nhà nước và nhân dân cùng làm
2 | Kiên cố hóa kênh nội đồng phục vụ vùng lúa chất lượng cao | 18 km | Phòng Kinh tế | Hợp tác xã Nông nghiệp Hưng Phú | 2027 - 2029 @2027~2029 | 9.800 |
3 | Sửa chữa, bổ sung thiết bị cho nhà văn hóa các ấp | 07 nhà | Phòng Văn hóa - Xã hội | ^ | Năm 2027 @2027 | 2.100 | Lồng ghép các nguồn vốn
4 | Xây mới trạm cấp nước tập trung ấp Láng Sen và tuyến ống nối mạng cho các cụm dân cư còn dùng nước giếng khoan | 90% số hộ | Phòng Kinh tế | Trung tâm Nước sạch và Vệ sinh môi trường nông thôn | Trước ngày 30/6/2028 @<20280630 | 15.200 |
# II | Phát triển sản xuất, nâng cao thu nhập
1 | Hình thành vùng trồng chanh không hạt gắn mã số vùng trồng và truy xuất nguồn gốc | 250 ha | Phòng Kinh tế | Hội Nông dân xã | 2026 - 2030 @2026~2030 | 3.600 |
2 | Hỗ trợ chủ thể hoàn thiện hồ sơ, bao bì, nhãn hiệu sản phẩm đặc trưng | 05 sản phẩm | ^ | ^ | Hằng năm @rec | 900 | Theo đợt đánh giá của tỉnh{{fn:Mỗi năm tỉnh tổ chức một đợt vào quý III.}}
3 | Đào tạo nghề ngắn hạn cho lao động nông thôn | 400 người | Phòng Văn hóa - Xã hội | Trung tâm Dịch vụ việc làm tỉnh | Hằng năm @rec | 1.250 |
4 | Kết nối tiêu thụ nông sản qua sàn thương mại điện tử, hội chợ và chuỗi cửa hàng trong tỉnh | 60% sản lượng | Phòng Kinh tế | Hội Liên hiệp Phụ nữ xã | Thường xuyên @cont |  |
# III | Văn hóa, môi trường và an ninh
1 | Phân loại rác tại nguồn, thu gom tập trung đối với rác thải sinh hoạt | 85% số hộ | Phòng Kinh tế | Đoàn Thanh niên xã | Từ năm 2026 @>2026 | 1.800 |
2 | Xây dựng tuyến đường kiểu mẫu “Sáng - xanh - sạch - đẹp - an toàn” | Mỗi ấp 01 tuyến | Ủy ban Mặt trận Tổ quốc Việt Nam xã | < | Đến hết năm 2027 @<2027 | 700 |
3 | Duy trì tổ tự quản về an ninh, trật tự; lắp đặt hệ thống máy ảnh giám sát tại chợ, trường học và các ngã ba đông người qua lại | 14 tổ | Công an xã | Ban Chỉ huy Quân sự xã | Thường xuyên @cont | 650 |
4 | Thành lập câu lạc bộ đờn ca tài tử, bảo tồn lễ Kỳ yên đình Thạnh Hưng | 03 câu lạc bộ | Phòng Văn hóa - Xã hội |  | Theo kế hoạch hằng năm của xã @plan | 300 |
""", borders="dotted", size=11.5),
        Break(False),
        Para("III. TỔ CHỨC THỰC HIỆN", "h"),
        *items("1.", """Phòng Kinh tế là cơ quan thường trực, tổng hợp kết quả, báo cáo Ủy ban nhân dân xã.
Các ngành, đoàn thể và Ban Nhân dân các ấp căn cứ nhiệm vụ được phân công để tổ chức thực hiện./."""),
        Signature([signer("TM. ỦY BAN NHÂN DÂN//KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Thu Hồng")],
                  ["UBND tỉnh", "TT. Đảng ủy, HĐND xã", "Chủ tịch, các Phó Chủ tịch UBND xã", "Ban Nhân dân 07 ấp", "Lưu: VT, P. Kinh tế"]),
    ], layout={"running": "@top-center { content: counter(page); font-size: 12pt } @bottom-left { content: 'Kế hoạch xây dựng nông thôn mới giai đoạn 2026 - 2030'; font-size: 9pt; font-style: italic }",
               "css": "@page :first { @top-center { content: none } }"})
