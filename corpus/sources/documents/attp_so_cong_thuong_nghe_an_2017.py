# SPDX-License-Identifier: GPL-3.0-or-later
import fonts
from model import *

COLUMNS = "number:TT:7; content:Nội dung:40; lead:Đơn vị thực hiện:19; support:Phối hợp:17; deadline:Thời hạn:17"


def document():
    for style in ("", "b", "i", "bi"):
        fonts.lookalike(style)
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Bảo đảm an toàn thực phẩm ngành Công Thương năm 2017", number="212", symbol="KH-SCT",
                  issuer="Sở Công Thương", province="Nghệ An", place="Nghệ An", date_text="ngày 24 tháng 02 năm 2017",
                  date="2017-02-24", year=2017, bases=[base("55/2010/QH12"), base("58/2014/TT-BCT", "2014-12-22"), base("101/KH-UBND", "2017-02-10")])
    return Document("attp-so-cong-thuong-nghe-an-2017", "wkhtmltopdf", fields, [
        Letterhead(["UBND TỈNH NGHỆ AN"], ["SỞ CÔNG THƯƠNG"], "Số: 212/KH-SCT", "Nghệ An, ngày 24 tháng 02 năm 2017"),
        Title("KẾ HOẠCH", "Bảo đảm an toàn thực phẩm ngành Công Thương năm 2017"),
        Para("Căn cứ Luật An toàn thực phẩm số 55/2010/QH12;"),
        Para("Căn cứ Thông tư số 58/2014/TT-BCT ngày 22/12/2014 của Bộ Công Thương quy định cấp, thu hồi giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm;"),
        Para("Căn cứ Kế hoạch số 101/KH-UBND ngày 10/02/2017 của Ủy ban nhân dân tỉnh Nghệ An về bảo đảm an toàn thực phẩm,"),
        Para("Sở Công Thương đề ra các mục tiêu và nhiệm vụ năm 2017 như sau:"),
        objective(1, "Mục tiêu số 1.", "Trên 85% cơ sở sản xuất bia, rượu, nước giải khát, sữa chế biến thuộc phân cấp được kiểm tra trong năm."),
        Table(COLUMNS, """
1 | Lập danh sách cơ sở theo từng địa bàn, phân loại A, B, C | Phòng Quản lý công nghiệp | Phòng Kinh tế các huyện | Trước 15/3/2017 @<0315
2 | Kiểm tra chuyên đề dịp Tháng hành động vì an toàn thực phẩm | Thanh tra Sở | Chi cục Quản lý thị trường | Từ 15/4 đến 15/5/2017 @0415~0515
3 | Kiểm tra đột xuất khi có dấu hiệu vi phạm hoặc phản ánh của người tiêu dùng | ^ | ^ | Khi có phản ánh @evt
""", objective=1, borders="rules"),
        objective(2, "Mục tiêu số 2.", "100% hồ sơ cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm được giải quyết trong thời hạn 12 ngày làm việc."),
        Table(COLUMNS, """
1 | Rút gọn quy trình thẩm định tại chỗ đối với cơ sở đã có chứng nhận hệ thống HACCP | Phòng Kỹ thuật an toàn | Văn phòng Sở | Quý II @q2
2 | Tập huấn nghiệp vụ lấy mẫu cho công chức cấp huyện | Phòng Kỹ thuật an toàn | Trung tâm Khuyến công |
3 | Cập nhật trạng thái hồ sơ lên phần mềm một cửa | Bộ phận một cửa |  | Trong ngày làm việc @?
""", objective=2, borders="rules"),
        objective(3, "Mục tiêu số 3.", "Ngăn chặn, xử lý dứt điểm thực phẩm giả, thực phẩm không rõ nguồn gốc lưu thông tại chợ đầu mối và tuyến biên giới."),
        Table(COLUMNS, """
1 | Duy trì chốt kiểm soát liên ngành tại cửa khẩu và trục quốc lộ 7 | Chi cục Quản lý thị trường | Bộ đội Biên phòng tỉnh | Thường xuyên @cont
2 | Vận động tiểu thương chợ Vinh, chợ Ga ký cam kết chỉ bán hàng có hóa đơn, nhãn mác | Phòng Quản lý thương mại | Ban Quản lý các chợ | Tháng 5 và tháng 6 @m5~m6
3 | Tiêu hủy tang vật vi phạm theo quy định | Chi cục Quản lý thị trường | Công ty môi trường đô thị | Theo thời hạn ghi trong quyết định @plan
4 | Sơ kết, báo cáo Ủy ban nhân dân tỉnh | Phòng Quản lý thương mại | Các phòng thuộc Sở | 6 tháng/lần @rec
""", objective=3, borders="rules"),
        Para("Kinh phí thực hiện lấy từ nguồn chi thường xuyên được giao năm 2017. Các phòng, đơn vị chủ động triển khai; báo cáo kết quả trước ngày 10/12/2017./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hồ Sỹ Đức")], ["Bộ Công Thương (b/c)", "Chi cục QLTT", "Các phòng thuộc Sở", "Website Sở", "Lưu: VT, QLTM"]),
    ], layout={"family": "'Lookalike Serif'", "encode": fonts.lookalike_text, "size": 12})
