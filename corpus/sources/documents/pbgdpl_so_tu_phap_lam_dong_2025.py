# SPDX-License-Identifier: GPL-3.0-or-later
from model import *

COLUMNS = "number:STT:8; content:Nội dung:42; lead:Trách nhiệm:22; deadline:Thời gian:20; note:Ghi chú:14"


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Tuyên truyền, phổ biến pháp luật tại các xã, phường, đặc khu sau sắp xếp năm 2025", number="05", symbol="KH-STP",
                  issuer="Sở Tư pháp", province="Lâm Đồng", place="Lâm Đồng", date_text="ngày 28 tháng 7 năm 2025",
                  date="2025-07-28", year=2025, bases=[base("202/2025/QH15", "2025-06-12"), base("88/KH-UBND", "2025-07-15")])
    return Document("pbgdpl-so-tu-phap-lam-dong-2025", "typst", fields, [
        Letterhead(["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"], ["SỞ TƯ PHÁP"], "Số: 05/KH-STP", "Lâm Đồng, ngày 28 tháng 7 năm 2025"),
        Title("KẾ HOẠCH", "Tuyên truyền, phổ biến pháp luật tại các xã, phường, đặc khu sau sắp xếp năm 2025"),
        Para("Căn cứ Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội về việc sắp xếp đơn vị hành chính cấp tỉnh;", "i"),
        Para("Căn cứ Kế hoạch số 88/KH-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Lâm Đồng;", "i"),
        Para("Sở Tư pháp đặt ra các mục tiêu (MT) và công việc trong sáu tháng cuối năm như sau:"),
        objective(1, "MT 1:", "Cán bộ, công chức của 100% xã, phường, đặc khu nắm vững thẩm quyền mới về hộ tịch, chứng thực, xử lý vi phạm hành chính."),
        Table(COLUMNS, """
1 | Biên soạn sổ tay hỏi đáp về thẩm quyền của chính quyền địa phương hai cấp{{fn:Bản in gửi các xã vùng sâu; bản điện tử đăng trên trang thông tin của Sở.}} | Phòng Phổ biến và Theo dõi thi hành pháp luật | Tháng 8 năm 2025 @m8 | 3.000 cuốn
2 | Tập huấn trực tuyến kết hợp trực tiếp tại ba khu vực Đà Lạt, Phan Thiết và Gia Nghĩa | Phòng Hành chính và Bổ trợ tư pháp | Từ 15/8 đến 30/9/2025 @0815~0930 |
3 | Thiết lập đường dây giải đáp nghiệp vụ | Văn phòng Sở | Ngay sau khi ban hành Kế hoạch @evt | 02 số máy
""", objective=1, borders="none", size=11),
        objective(2, "MT 2:", "Mỗi xã, phường, đặc khu tổ chức ít nhất 02 buổi đối thoại chính sách với người dân."),
        Table(COLUMNS, """
1 | Hướng dẫn nội dung, kịch bản đối thoại phù hợp với đồng bào K’Ho, M’Nông, Chăm | Phòng Phổ biến và Theo dõi thi hành pháp luật | Trước ngày 20/8/2025 @<0820 |
2 | Cử báo cáo viên pháp luật cấp tỉnh về cơ sở | Hội đồng phối hợp phổ biến, giáo dục pháp luật | Theo kế hoạch của từng xã @plan | 
3 | Tổ chức phiên tòa giả định tại trường học | Đoàn Luật sư tỉnh, Đoàn Thanh niên | Tháng 10 - 11/2025 @m10~m11 | 05 phiên
4 | Khen thưởng hòa giải viên tiêu biểu | Phòng Phổ biến và Theo dõi thi hành pháp luật | Dịp Ngày Pháp luật Việt Nam 09/11 @? |
""", objective=2, borders="none", size=11),
        objective(3, "MT 3:", "Trên 60% người được khảo sát trả lời đúng các câu hỏi cơ bản về quyền, nghĩa vụ công dân."),
        Table(COLUMNS, """
1 | Xây dựng bộ câu hỏi khảo sát | Phòng Phổ biến và Theo dõi thi hành pháp luật | Tháng 9 @m9 | 30 câu
2 | Phát phiếu qua ứng dụng công dân số | Văn phòng Sở | Quý IV/2025 @q4 |
3 | Phân tích, công bố kết quả | Văn phòng Sở | Trước ngày 25/12/2025 @<1225 |
""", objective=3, borders="none", size=11),
        Para("Để bảo đảm mục tiêu, Sở đề ra một số biện pháp và theo dõi thực hiện như sau:"),
        *items("-", """Giao ban chuyên đề vào ngày 05 của tháng đầu quý để kiểm điểm từng mục tiêu.
Công chức phụ trách địa bàn lập nhật ký công tác, gửi ảnh và biên bản đối thoại về Sở trong 03 ngày.""", "measure"),
        Para("Kế hoạch này thay thế các kế hoạch cùng nội dung ban hành trước ngày 01/7/2025./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đặng Thị Nhàn")], ["Bộ Tư pháp", "UBND các xã, phường, đặc khu", "Lưu: VT, PBPL"]),
    ], layout={"size": 12, "running": ', numbering: "1", header: context { if counter(page).get().first() > 1 { align(center)[#counter(page).display()] } }, footer: none'})
