# SPDX-License-Identifier: GPL-3.0-or-later
import rewrite
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Khắc phục ô nhiễm, cải tạo ao hồ trên địa bàn huyện Sóc Sơn giai đoạn 2024-2026", number="217", symbol="KH-UBND",
                  issuer="UBND huyện Sóc Sơn", province="Hà Nội", place="Sóc Sơn", date_text="ngày 3 tháng 4 năm 2024",
                  date="2024-04-03", year=2024, year_to=2026, bases=[base("72/2020/QH14"), base("95/KH-UBND", "2024-03-12")])
    return Document("moi-truong-ubnd-huyen-soc-son-2024", "typst", fields, [
        Letterhead(["THÀNH PHỐ HÀ NỘI"], ["UBND HUYỆN SÓC SƠN"], "Số: 217/KH-UBND", "Sóc Sơn, ngày 3 tháng 4 năm 2024"),
        Title("KẾ HOẠCH", "Khắc phục ô nhiễm, cải tạo ao hồ trên địa bàn huyện Sóc Sơn giai đoạn 2024-2026"),
        Para("Căn cứ Luật Bảo vệ môi trường số 72/2020/QH14;"),
        Para("Căn cứ Kế hoạch số 95/KH-UBND ngày 12/3/2024 của Ủy ban nhân dân thành phố Hà Nội,"),
        Para("UBND huyện Sóc Sơn triển khai các nhiệm vụ trong bảng sau:"),
        Table("number:TT:5; content:Nhiệm vụ:28; target:Chỉ tiêu:13; lead:Chủ trì:13; support:Phối hợp:13; deadline:Thời gian:12; budget:Dự kiến kinh phí:9; note:Ghi chú:7", """
# I | Điều tra, đánh giá
1 | Đo đạc, lập hồ sơ 132 ao, hồ công cộng; xác định nguồn thải | 132 hồ sơ | Phòng Tài nguyên và Môi trường | UBND các xã, thị trấn | Năm 2024 @2024 | 1,2 tỷ đồng |
2 | Quan trắc chất lượng nước mặt | 04 đợt/năm | ^ | Trung tâm Quan trắc | Hằng năm @rec | 0,6 tỷ đồng |
# II | Cải tạo, xử lý
1 | Nạo vét, kè bờ, trồng cây xanh quanh hồ Đồng Quan, hồ Hoa Sơn và các ao làng bị lấn chiếm, bồi lắng nhiều năm | 40 ao, hồ | Ban Quản lý dự án đầu tư xây dựng huyện | Phòng Quản lý đô thị; các xã Phù Linh, Nam Sơn, Bắc Sơn | 2024 - 2026 @2024~2026 | 78 tỷ đồng | Đầu tư công
2 | Xử lý nước thải tại khu vực giáp bãi rác Nam Sơn bằng bãi lọc trồng cây | 03 điểm | Phòng Tài nguyên và Môi trường | Công ty Môi trường đô thị | Trước ngày 31/12/2025 @<20251231 | 9,5 tỷ đồng |
3 | Thả bè thủy sinh, vớt bèo, rác định kỳ | 132 ao, hồ | UBND các xã, thị trấn | Các chi hội, tổ tự quản | Hàng tháng @rec |  | Xã hội hóa
4 | Cưỡng chế công trình lấn ao, hồ | 100% vi phạm | Đội Quản lý trật tự xây dựng | Công an huyện | Theo quyết định cưỡng chế @? |  |
# III | Duy trì, giám sát
1 | Ký quy chế bàn giao cho thôn quản lý, lắp biển “Ao văn hóa” | 40 ao, hồ | UBND các xã, thị trấn | Ủy ban MTTQ Việt Nam huyện | 2025 - 2026 @2025~2026 | 0,4 tỷ đồng | Theo mẫu
2 | Tiếp nhận phản ánh qua ứng dụng iHanoi | 100% phản ánh | Văn phòng HĐND và UBND huyện | < | Thường xuyên @cont |  |
3 | Tổng kết, nhân rộng mô hình | 01 hội nghị | Phòng Tài nguyên và Môi trường | Các đơn vị liên quan | Quý IV/2026 @2026q4 | 0,1 tỷ đồng |
""", borders="full", size=10.5, numbers="(1)"),
        Para("Các đơn vị được giao chủ trì báo cáo kết quả trước ngày 15 của tháng cuối quý về Phòng Tài nguyên và Môi trường./."),
        Signature([signer("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", None)], ["UBND Thành phố", "Các phòng, ban", "UBND các xã, thị trấn", "Lưu: VT, TNMT"]),
    ], layout={"orient": "landscape", "size": 11.5, "after": rewrite.turned,
               "running": ', numbering: "1", header: context { if counter(page).get().first() > 1 { align(center)[#counter(page).display()] } }, footer: none'})
