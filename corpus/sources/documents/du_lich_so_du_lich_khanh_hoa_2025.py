# SPDX-License-Identifier: GPL-3.0-or-later
import fonts
from model import *


def runs(text, style):
    """Headings in capitals and bold text in TCVN3 fonts, the rest in a Unicode font of the same look."""
    if style == "b":
        capitals = text.isupper() and any(c not in fonts.TCVN3 and c.lower() in fonts.TCVN3 for c in text)
        return [(fonts.tcvn3(style, big), part) for big, part in fonts.tcvn3_runs(text, capitals)]
    return [(fonts.find("DejaVu Serif Condensed", style), text)]


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Kiểm tra chất lượng dịch vụ du lịch năm 2025", number="61", symbol="KH-SDL",
                  issuer="Sở Du lịch", province="Khánh Hòa", place="Nha Trang", date_text="ngày 14 tháng 02 năm 2025",
                  date="2025-02-14", year=2025, bases=[base("168/2017/NĐ-CP", "2017-12-31")])
    return Document("du-lich-so-du-lich-khanh-hoa-2025", "reportlab", fields, [
        Letterhead(["UBND TỈNH KHÁNH HÒA"], ["SỞ DU LỊCH"], "Số: 61/KH-SDL", "Nha Trang, ngày 14 tháng 02 năm 2025"),
        Title("KẾ HOẠCH", "Kiểm tra chất lượng dịch vụ du lịch năm 2025"),
        Para("Căn cứ Nghị định số 168/2017/NĐ-CP ngày 31/12/2017 của Chính phủ quy định chi tiết một số điều của Luật Du lịch;", "i"),
        Para("Sở Du lịch tỉnh Khánh Hòa ban hành Kế hoạch kiểm tra như sau:"),
        Para("I. MỤC TIÊU", "h"),
        *items("1.", """Kiểm tra 100% cơ sở lưu trú được công nhận hạng từ 3 sao trở lên.
Xử lý 100% phản ánh của du khách qua đường dây nóng trong 24 giờ.
Trên 90% hướng dẫn viên được kiểm tra có thẻ hợp lệ.
Mức độ hài lòng của du khách quốc tế qua khảo sát độc lập đạt từ 8,2 điểm trở lên theo thang điểm 10; không để xảy ra vụ việc gây ảnh hưởng đến hình ảnh điểm đến.""", "objective"),
        Para("II. NỘI DUNG", "h"),
        Table("number:TT:7; content:Nội dung kiểm tra, công việc:39; lead:Đơn vị chủ trì:18; support:Đơn vị phối hợp:19; deadline:Thời gian:17", """
1 | Thông báo kế hoạch tới các cơ sở, đăng công khai trên trang thông tin điện tử | Văn phòng Sở | Hiệp hội Du lịch | Tháng 02/2025 @m2
2 | Kiểm tra điều kiện an toàn của tàu vận chuyển khách tham quan vịnh Nha Trang, vịnh Vân Phong; phao áo, trang bị chữa cháy và chứng chỉ của thuyền viên | Thanh tra Sở | Cảng vụ Đường thủy nội địa, Bộ đội Biên phòng | Trước ngày 15/4/2025 @<0415
3 | Kiểm tra giá phòng, việc niêm yết và bán đúng giá dịp lễ 30/4, hè | Thanh tra Sở | Sở Tài chính, Cục Quản lý thị trường | Từ 20/4 đến 31/8/2025 @0420~0831
4 | Kiểm tra hoạt động của doanh nghiệp lữ hành quốc tế | Phòng Quản lý lữ hành | Công an tỉnh | Quý II, quý III @q2~q3
5 | Khảo sát bí mật chất lượng đón khách tại sân bay Cam Ranh và ga Nha Trang | Trung tâm Thông tin xúc tiến du lịch |  | 03 tháng/lần @rec
6 | Rà soát thẻ hướng dẫn viên qua mã QR tại các điểm tham quan | Phòng Quản lý lữ hành | Trung tâm Bảo tồn di tích | Thường xuyên @cont
7 | Kiểm tra nhà hàng, điểm mua sắm phục vụ khách đoàn về nguồn gốc hàng hóa, vệ sinh an toàn thực phẩm và việc ép giá, ép khách mua hàng | Đoàn kiểm tra liên ngành do Sở Du lịch làm trưởng đoàn | Sở Y tế, Cục Quản lý thị trường, Công an thành phố Nha Trang, Công an huyện Cam Lâm | Tháng 6 - tháng 7/2025 @m6~m7
8 | Xử lý vi phạm phát hiện qua phản ánh | Thanh tra Sở | Văn phòng Sở | Khi có phản ánh @evt
9 | Phúc tra các cơ sở đã bị nhắc nhở | Thanh tra Sở | Phòng Quản lý cơ sở lưu trú | Quý IV/2025 @q4
10 | Báo cáo kết quả kiểm tra | Thanh tra Sở | Các phòng | Trước ngày 10/12/2025 @<1210
""", borders="none", repeat=False),
        Para("III. THEO DÕI THỰC HIỆN MỤC TIÊU", "h"),
        Para("1. Đối với các phòng chuyên môn, áp dụng các biện pháp theo dõi sau:"),
        *items("-", """Ghi biên bản kiểm tra điện tử ngay tại cơ sở, đồng bộ về máy chủ của Sở trong ngày.
Trưởng phòng rà soát số cơ sở đã kiểm tra so với mục tiêu vào thứ hai đầu tháng.""", "measure"),
        Para("2. Đối với Thanh tra Sở, biện pháp theo dõi, đo lường gồm:"),
        *items("-", """Lập bảng tổng hợp vi phạm theo nhóm hành vi, so sánh với cùng kỳ.
Đề nghị điều chỉnh mục tiêu khi có từ hai đoàn kiểm tra bị hoãn.""", "measure"),
        Para("Trên đây là Kế hoạch kiểm tra chất lượng dịch vụ du lịch năm 2025./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Cao Thị Mỹ Linh")], ["UBND tỉnh (b/c)", "Hiệp hội Du lịch", "Các phòng thuộc Sở", "Lưu: VT, TTr"]),
    ], layout={"runs": runs, "size": 12, "motto_size": 10.5, "footer": lambda page: str(page) if page > 1 else ""})
