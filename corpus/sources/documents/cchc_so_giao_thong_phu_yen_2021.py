# SPDX-License-Identifier: GPL-3.0-or-later
import rewrite
from model import *


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Cải cách hành chính năm 2021 của Sở Giao thông vận tải", number=None, symbol=None,
                  issuer="Sở Giao thông vận tải", province="Phú Yên", place=None, date_text=None, date=None, year=2021, bases=[base("225/KH-UBND", "2020-12-18")])
    return Document("cchc-so-giao-thong-phu-yen-2021", "libreoffice", fields, [
        Title("KẾ HOẠCH", "Cải cách hành chính năm 2021//của Sở Giao thông vận tải"),
        Para("Căn cứ Kế hoạch số 225/KH-UBND ngày 18/12/2020 của UBND tỉnh Phú Yên, Sở Giao thông vận tải ban hành Kế hoạch cải cách hành chính năm 2021 với các nội dung:"),
        Para("A. MỤC TIÊU", "h"),
        Para("Trong năm 2021, Sở phấn đấu đạt các chỉ tiêu sau:"),
        *items("a)", """Đổi giấy phép lái xe trực tuyến chiếm ít nhất 30% tổng số hồ sơ.
Thời gian cấp phù hiệu xe ô tô giảm còn 02 ngày làm việc.
Không có hồ sơ trễ hạn do nguyên nhân chủ quan.""", "objective"),
        Para("B. NHIỆM VỤ", "h"),
        Table("number:Stt:7; content:Nội dung:35; lead:Chủ trì:15; support:Phối hợp:16; output:Sản phẩm:13; deadline:Thời gian:14", """
# 1 | Cải cách thủ tục hành chính
# 1.1 | Lĩnh vực đăng ký, quản lý phương tiện và người lái
a | Tổ chức tiếp nhận hồ sơ đổi giấy phép lái xe tại bưu cục huyện Sông Hinh, Đồng Xuân | Phòng Quản lý vận tải, phương tiện và người lái | Bưu điện tỉnh | Hợp đồng ủy thác | Quý I @q1
b | Kết nối dữ liệu giấy khám sức khỏe lái xe | ^ | Sở Y tế | Dữ liệu liên thông | Tháng 6 @m6
c | Sát hạch lái xe mô tô lưu động cho đồng bào miền núi | ^ | Trung tâm sát hạch loại 3 | 10 kỳ | Cả năm @y
d | Lắp camera giám sát phòng thi lý thuyết | Thanh tra Sở | Cơ sở đào tạo | Biên bản | Trước 31/3 @<0331
đ | Thu phí, lệ phí qua mã QR | Phòng Kế hoạch - Tài chính | Ngân hàng | Biên lai điện tử | Từ 01/4/2021 @>0401
e | Trả giấy phép lái xe tại nhà qua dịch vụ bưu chính | Văn phòng Sở | Bưu điện tỉnh | 40% hồ sơ | Thường xuyên @cont
g | Nhắn tin báo trễ, xin lỗi tổ chức, cá nhân | Văn phòng Sở |  | Tin nhắn | Khi có hồ sơ trễ hạn @evt
h | Hủy hồ sơ hết thời hạn lưu trữ | Văn phòng Sở | Chi cục Văn thư - Lưu trữ | Biên bản | Quý IV @q4
# 1.2 | Lĩnh vực kết cấu hạ tầng giao thông
a | Cấp phép thi công trên đường tỉnh đang khai thác theo hình thức liên thông với cấp huyện | Phòng Quản lý kết cấu hạ tầng giao thông | UBND các huyện, thị xã, thành phố | Giấy phép | Thường xuyên @cont
b | Công khai quy hoạch hành lang an toàn đường bộ | ^ | ^ | Bản đồ số | Tháng 9 @m9
# 2 | Hiện đại hóa hành chính
2.1 | Số hóa bản vẽ hoàn công cầu, đường giai đoạn 1990 - 2010 | Ban Quản lý dự án | Trung tâm Lưu trữ | 1.800 hồ sơ | Đến hết quý III @<q3
2.2 | Chuyển đường dây nóng giao thông về tổng đài 1022 | Văn phòng Sở | Sở Thông tin và Truyền thông | Tổng đài hợp nhất | Tháng 7 - 8 @m7~m8
# 3 | Chỉ đạo, điều hành
3.1 | Kiểm tra cải cách hành chính tại 05 đơn vị trực thuộc | Thanh tra Sở | Văn phòng Sở | Thông báo kết quả | 02 đợt/năm @rec
3.3 | Sơ kết 6 tháng, tổng kết năm | Văn phòng Sở | Các phòng, đơn vị | Báo cáo | Tháng 6 và tháng 12 @?
""", top="*2; Phân công*2; Kết quả dự kiến*2", size=12.5),
        Para("C. TỔ CHỨC THỰC HIỆN", "h"),
        *items("+", """Các phòng, đơn vị chủ động triển khai; báo cáo trước ngày 25 của tháng cuối quý.
Văn phòng Sở bố trí kinh phí, phương tiện làm việc."""),
        Signature([signer("GIÁM ĐỐC", None, "Nguyễn Thành Danh")], []),
    ], layout={"footer": "{page}/{pages}", "after": rewrite.ghostscript})
